import assert from "node:assert/strict";
import { test } from "node:test";
import "../helpers/typescript.ts";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { applySafeFixes, fixAll, isProven } from "../../server/src/core/check/fix-all.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import { syntaxErrors } from "../../server/src/core/code/index.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { codeFixtures, memoryProject, withKeys } from "../helpers/fixtures.ts";

/** Ways in which the same program may be written. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "single quotes": (text) => text.replace(/"([^"'`\\\n]*)"/g, "'$1'"),
  "no semicolons": (text) => text.replace(/;$/gm, ""),
  CRLF: (text) => text.replace(/\n/g, "\r\n"),
  "in a function": (text) =>
    /^\s*(?:import|export)\b/m.test(text)
      ? `${text}\n`
      : `export async function main() {\n${text.replace(/^/gm, "\t")}\n}\n`,
  twice: (text) => (/^\s*(?:import|export|const|let|class|function)\b/m.test(text) ? text : `${text}\n${text}`),
  tabs: (text) => text.replace(/^(?: {2})+/gm, (blanks) => "\t".repeat(blanks.length / 2)),
};

interface Program {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly sdk: string | undefined;
}

function programs(): Program[] {
  const found: Program[] = [];
  for (const rule of rules)
    for (const [at, example] of [...rule.examples.wrong, ...rule.examples.right].entries())
      for (const [name, spell] of Object.entries(spellings))
        found.push({
          name: `${rule.id} ${at} ${name}`,
          uri: `file:///project/${example.file ?? "example.ts"}`,
          text: spell(withKeys(example.code)),
          sdk: example.sdk,
        });
  return found;
}

test("each fix called safe is proven by judging its result, over the rules' examples in several spellings", () => {
  let fixes = 0;
  const wrong: string[] = [];
  for (const { name, uri, text, sdk } of programs()) {
    const project = memoryProject(new Map([[uri, text]]), sdk);
    const check = (at: string) => checkText({ uri, text: at }, project, defaultConfig).findings;
    const findings = check(text);
    for (const finding of findings)
      for (const fix of finding.fixes.filter((each) => each.safe)) {
        fixes++;
        const fixed = applySafeFixes(text, uri, [{ ...finding, fixes: [fix] }]).text;
        const after = check(fixed);
        const gone =
          after.filter((each) => each.rule === finding.rule).length <
          findings.filter((each) => each.rule === finding.rule).length;
        if (!gone || !isProven(uri, text, findings, fixed, after))
          wrong.push(`${name}: '${fix.title}' in\n${text}\ngives\n${fixed}`);
        const fresh = fix.edits.map((edit) => edit.newText).join("");
        if (text.includes("\r\n") && /(?<!\r)\n/.test(fresh))
          wrong.push(`${name}: '${fix.title}' writes a bare line feed`);
      }
    const all = fixAll(text, uri, check).text;
    if (syntaxErrors({ uri, text: all }) > syntaxErrors({ uri, text })) wrong.push(`${name}: fix-all gives\n${all}`);
  }
  console.log(`${fixes} safe fixes of generated programs`);
  assert.ok(fixes > 500);
  assert.deepEqual(wrong, []);
});

test("fix-all leaves text that parses and no finding with a safe fix, over the fixtures", () => {
  const wrong: string[] = [];
  for (const { name, files, project } of codeFixtures())
    for (const [uri, text] of files) {
      const check = (at: string) => checkText({ uri, text: at }, project, defaultConfig).findings;
      const { text: fixed } = fixAll(text, uri, check);
      if (syntaxErrors({ uri, text: fixed }) > syntaxErrors({ uri, text })) wrong.push(`${name}: no longer parses`);
      if (fixAll(fixed, uri, check).text !== fixed) wrong.push(`${name}: is not at rest`);
    }
  assert.deepEqual(wrong, []);
});
