import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { registry } from "../scripts/docs/registry.ts";
import { judge } from "../server/src/core/check/judge.ts";
import type { Rule } from "../server/src/core/rules/rule.ts";
import { lowered } from "./helpers/lowered.ts";

const page = readFileSync("CONTRIBUTING.md", "utf8");
const core = pathToFileURL(resolve("server/src/core")).href;

/** The code block behind `<!-- template: name -->`. */
function template(name: string): string {
  const found = new RegExp(`<!-- template: ${name} -->\n\`\`\`ts\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  assert.ok(found, `CONTRIBUTING.md has no template "${name}"`);
  return found;
}

test("the recipe for a rule, followed with its template, ends green", async (t) => {
  mkdirSync("out", { recursive: true });
  const root = mkdtempSync(join("out", "recipe-"));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "endpoint"));
  const file = join(root, "endpoint", "template.ts");
  const text = template("rule").replaceAll('"../../', `"${core}/`).replaceAll('"../', `"${core}/rules/`);
  writeFileSync(file, text);

  assert.match(registry("endpoint", root), /import \{ templateRule \} from "\.\/template\.ts";/);
  const { templateRule }: { templateRule: Rule } = await import(pathToFileURL(resolve(file)).href);
  const found = (code: string) => lowered(code).calls.flatMap((call) => judge(call, [templateRule]));
  for (const { code } of templateRule.examples.wrong) assert.equal(found(code)[0]?.rule, "endpoint-template", code);
  for (const { code } of templateRule.examples.right) assert.deepEqual(found(code), [], code);
});

test("every place that the page names exists", () => {
  const paths = [...page.matchAll(/`((?:server|client|scripts|test|docs)\/[\w./-]+)`|\]\(([\w./-]+)\)/g)];
  assert.ok(paths.length > 5);
  for (const [, code, link] of paths) assert.ok(existsSync((code ?? link)!), code ?? link);
});
