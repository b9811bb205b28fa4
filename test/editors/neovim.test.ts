import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { test } from "node:test";
import { ensureNeovim } from "../../scripts/editors/neovim.mjs";
import { fluxOnV1, folder } from "../cli/run.ts";

/** The recipe of docs/editors.md that is marked for this editor. */
function recipe(editor: string): string {
  const text = readFileSync("docs/editors.md", "utf8");
  const found = new RegExp(`<!-- tested: ${editor} -->\\n\`\`\`\\w+\\n(.*?)\`\`\``, "s").exec(text);
  assert.ok(found, `docs/editors.md has no tested recipe for ${editor}`);
  return found[1]!;
}

test("Neovim with the recipe shows findings, fixes them, and answers hover and completion", async (t) => {
  const nvim = await ensureNeovim();
  const cwd = folder(t, { "package.json": "{}", "a.ts": fluxOnV1, "init.lua": recipe("neovim") });
  const bin = folder(t, {
    "deepgram-doctor": `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/cli.cjs")}" "$@"\n`,
  });
  chmodSync(join(bin, "deepgram-doctor"), 0o755);
  const out = join(bin, "out.json");
  const args = [
    "--headless",
    "-n",
    "-i",
    "NONE",
    "-u",
    join(cwd, "init.lua"),
    "-c",
    `luafile ${resolve("test/editors/neovim.lua")}`,
  ];
  const { status, stderr } = spawnSync(nvim, args, {
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      FILE: "a.ts",
      OUT: out,
      XDG_STATE_HOME: bin,
      XDG_CACHE_HOME: bin,
    },
  });
  assert.equal(status, 0, stderr);
  const said = JSON.parse(readFileSync(out, "utf8"));
  assert.deepEqual(
    said.diagnostics.map(({ line, code, source }: Record<string, unknown>) => [line, code, source]),
    [[1, "endpoint-flux-on-v1", "deepgram-doctor"]],
    stderr,
  );
  assert.ok(said.actions.includes("Disable endpoint-flux-on-v1 for this line"), String(said.actions));
  assert.match(said.hover, /model/);
  assert.ok(said.completions.includes("smart_format"), String(said.completions));
  assert.equal(said.text, fluxOnV1.trim().replace("/v1/", "/v2/"));
  assert.equal(said.left, 0);
});
