import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { TestContext } from "node:test";

const cli = resolve("dist/cli.cjs");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line, as a person would. */
export function doctor(args: readonly string[], options: { cwd?: string; input?: string; env?: object } = {}): Ran {
  if (!existsSync(cli)) throw new Error("dist/cli.cjs is not built: npm run build");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: options.cwd ?? process.cwd(),
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 64_000_000,
    env: { ...process.env, NO_COLOR: "1", ...options.env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with these files, gone after the test. */
export function folder(t: TestContext, files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(tmpdir(), "doctor-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export const fluxOnV1 = `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);\n`;
export const nova = fluxOnV1.replace("flux-general-en", "nova-3");
