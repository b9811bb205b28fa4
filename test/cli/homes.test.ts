import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { type TestContext, test } from "node:test";
import { parse } from "yaml";
import { sourceName } from "../../server/src/files/walk.ts";
import { fluxOnV1, folder, nova } from "./run.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

interface Step {
  readonly run: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
}

const action: {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
} = parse(readFileSync("action.yml", "utf8"), { schema: "failsafe" });

/** Runs the action's step as a runner would, in a folder where `npx` starts the built command line. */
function runAction(t: TestContext, files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>) {
  const cwd = folder(t, files);
  const bin = folder(t, {
    npx: `#!/bin/sh\n[ "$1 $2" = "--yes deepgram-doctor@${version}" ] || exit 99\nshift 2\nexec "${process.execPath}" "${resolve("dist/cli.cjs")}" "$@"\n`,
  });
  chmodSync(join(bin, "npx"), 0o755);
  const [step] = action.runs.steps;
  const filled = (text: string) =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) => given[name] ?? action.inputs[name]!.default);
  const env = Object.fromEntries(Object.entries(step!.env).map(([name, text]) => [name, filled(text)]));
  const script = join(bin, "step.sh");
  writeFileSync(script, step!.run);
  // As the runner starts `shell: bash`.
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  return { code: status, out: stdout, err: stderr, cwd };
}

test("the action is a composite of one step whose inputs exist and come by the environment", () => {
  assert.equal(action.runs.using, "composite");
  assert.deepEqual(
    action.runs.steps.map(({ shell }) => shell),
    ["bash"],
  );
  const text = readFileSync("action.yml", "utf8");
  const used = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name!);
  assert.deepEqual(new Set(used), new Set(Object.keys(action.inputs)));
  assert.doesNotMatch(action.runs.steps[0]!.run, /\$\{\{/);
  assert.equal(action.inputs.version!.default, version);
});

test("the action annotates the lines of a pull request", (t) => {
  const files = { "src/a.ts": fluxOnV1, "b c.ts": nova };
  const { code, out, err } = runAction(t, files, {});
  assert.equal(code, 1, err);
  assert.match(out, /^::error file=src\/a\.ts,line=1,.*title=endpoint-flux-on-v1::/);
  assert.equal(runAction(t, files, { paths: "*.ts", args: "--quiet --max-warnings 0" }).code, 0);
  assert.equal(runAction(t, files, { paths: "src\n*.ts\n" }).code, 1);
  assert.equal(runAction(t, files, { paths: "gone" }).code, 2);
});

test("the action writes SARIF where it is asked for", (t) => {
  const { code, cwd } = runAction(t, { "a.ts": fluxOnV1 }, { "sarif-file": "out/deepgram.sarif" });
  assert.equal(code, 1);
  assert.equal(JSON.parse(readFileSync(join(cwd, "out/deepgram.sarif"), "utf8")).runs[0].results.length, 1);
});

test("nothing of an input is run", (t) => {
  const sly = '$(touch hit) `touch hit` "; touch hit; " *';
  const { cwd } = runAction(t, { "a.ts": nova }, { paths: sly, args: "--max-warnings 0;touch hit", "sarif-file": sly });
  assert.equal(existsSync(join(cwd, "hit")), false);
  assert.ok(readdirSync(cwd).includes("a.ts"));
});

test("the pre-commit hooks run this version, on the files that check reads", () => {
  const hooks: Record<string, string>[] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8"));
  assert.deepEqual(
    hooks.map(({ id, entry }) => [id, entry]),
    [
      ["deepgram-doctor", `npx --yes deepgram-doctor@${version} check`],
      ["deepgram-doctor-fix", `npx --yes deepgram-doctor@${version} check --fix`],
    ],
  );
  for (const { files } of hooks)
    for (const name of ["a.ts", "a.mts", "b.cjs", "c.jsx", "d.vue", "e.svelte", "f.astro", "g.html", "h.py", "i.json"])
      assert.equal(new RegExp(files!).test(`src/${name}`), sourceName.test(name), name);
});
