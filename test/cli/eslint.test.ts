import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { codeFixtures } from "../helpers/fixtures.ts";
import { doctor, fluxOnV1, folder } from "./run.ts";

const plugin = createRequire(import.meta.url)(resolve("dist/eslint.cjs"));
const parser = await import("@typescript-eslint/parser");

interface Message {
  readonly ruleId: string | null;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

async function lint(version: "eslint" | "eslint-9", cwd: string, config: "recommended" | "strict", fix = false) {
  const { ESLint } = (await import(version)) as typeof import("eslint");
  const eslint = new ESLint({
    cwd,
    fix,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
        languageOptions: { parser: parser as object, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: "off" },
      },
      plugin.configs[config],
    ] as never,
  });
  return eslint.lintFiles(["."]);
}

const asLines = (file: string, messages: readonly Message[]) =>
  messages.map(({ ruleId, line, column }) => `${file}:${line}:${column} ${ruleId?.replace("deepgram-doctor/", "")}`);

/** The fixtures that a linter's own parsers read, each in a folder of its own. */
function fixtureFiles(): Record<string, string> {
  const all = codeFixtures().flatMap(({ name, files }) =>
    [...files].map(([uri, text]) => [`${name.replaceAll("/", "-")}/${uri.slice("file:///project/".length)}`, text]),
  );
  return Object.fromEntries(all.filter(([path]) => !/\.(?:vue|svelte|astro|html)$/.test(path!)));
}

test("strict says what check says, over all fixtures", async (t) => {
  const root = folder(t, fixtureFiles());
  const checked = JSON.parse(doctor(["check", ".", "--format", "json"], { cwd: root }).out);
  const results = await lint("eslint", root, "strict");
  const parsed = new Set(
    results
      .filter(({ messages }) => !messages.some(({ fatal }) => fatal))
      .map(({ filePath }) => filePath.slice(root.length + 1)),
  );
  const wanted = (checked.findings as { file: string; rule: string; range: { start: Message } }[])
    .filter(({ file }) => parsed.has(file))
    .map(({ file, rule, range: { start } }) => `${file}:${start.line}:${start.column} ${rule}`);
  const found = results.flatMap(({ filePath, messages }) => asLines(filePath.slice(root.length + 1), messages));
  assert.ok(parsed.size > 100 && wanted.length > 300, `${parsed.size} files, ${wanted.length} findings`);
  // What is wrong in another file is reported at the call, in the same project.
  const inProject = (line: string) => `${line.split("/")[0]} ${line.split(" ")[1]}`;
  const projects = new Set(found.map(inProject));
  const missing = wanted.filter((line) => !found.includes(line) && !projects.has(inProject(line)));
  const rules = new Set(wanted.map(inProject));
  const more = found.filter((line) => parsed.has(line.split(":")[0]!) && !rules.has(inProject(line)));
  assert.deepEqual({ missing, more }, { missing: [], more: [] });
});

for (const version of ["eslint", "eslint-9"] as const)
  test(`${version}: recommended reports, fixes and suggests`, async (t) => {
    const root = folder(t, { "a.js": fluxOnV1 });
    const [result] = await lint(version, root, "recommended");
    assert.deepEqual(
      result?.messages.map(({ ruleId, severity }) => [ruleId, severity]),
      [["deepgram-doctor/endpoint-flux-on-v1", 2]],
    );
    const [fixed] = await lint(version, root, "recommended", true);
    assert.match(fixed?.output ?? "", /\/v2\/listen\?model=flux-general-en/);
  });

test("oxlint runs the same file as a plugin", (t) => {
  const config = {
    jsPlugins: [{ name: "deepgram-doctor", specifier: pathToFileURL(resolve("dist/eslint.cjs")).href }],
    rules: { "deepgram-doctor/endpoint-flux-on-v1": "error" },
  };
  const root = folder(t, { "a.js": fluxOnV1, ".oxlintrc.json": JSON.stringify(config) });
  const bin = resolve("node_modules/oxlint/bin/oxlint");
  const { stdout, stderr } = spawnSync(process.execPath, [bin, "a.js"], { cwd: root, encoding: "utf8" });
  assert.match(stdout + stderr, /endpoint-flux-on-v1/);
});
