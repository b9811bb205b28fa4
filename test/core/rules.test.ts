import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { applySafeFixes, fixAll } from "../../server/src/core/check/fix-all.ts";
import { type Checked, checkText } from "../../server/src/core/check/index.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import type { CodeExample } from "../../server/src/core/rules/rule.ts";
import { lineAt, lineStarts } from "../../server/src/core/text/lines.ts";
import { type CodeFixture, codeFixtures, memoryProject, withKeys } from "../helpers/fixtures.ts";

function check(example: CodeExample): Checked {
  const uri = `file:///project/${example.file ?? "example.ts"}`;
  const text = withKeys(example.code);
  return checkText({ uri, text }, memoryProject(new Map([[uri, text]]), example.sdk), defaultConfig);
}

test("ids are unique and say their group's mistake", () => {
  const ids = rules.map((rule) => rule.id);
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
});

for (const rule of rules) {
  test(`${rule.id}: its examples`, () => {
    for (const example of rule.examples.wrong) {
      const { findings, problems } = check(example);
      assert.deepEqual(problems, []);
      assert.ok(
        findings.some((finding) => finding.rule === rule.id),
        `nothing found in: ${example.code}\nbut: ${findings.map((f) => f.rule)}`,
      );
    }
    for (const example of rule.examples.right) {
      const { findings, problems } = check(example);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        findings.map((finding) => `${finding.rule}: ${finding.message}`),
        [],
        `in: ${example.code}`,
      );
    }
  });
  if (rule.check)
    test(`${rule.id}: has a wrong and a right example`, () => {
      assert.ok(rule.examples.wrong.length > 0 && rule.examples.right.length > 0);
    });
}

for (const fixture of codeFixtures()) {
  for (const [uri, text] of fixture.files) {
    test(`fixture ${fixture.name} ${uri.split("/").at(-1)}`, () => {
      const { findings, problems } = checkText({ uri, text }, fixture.project, defaultConfig);
      assert.deepEqual(problems, []);
      assert.deepEqual(foundIn(fixture, uri, text), fixture.expected.get(uri));
      for (const finding of findings.filter((f) => f.at.text === uri))
        for (const fix of finding.fixes.filter((each) => each.safe)) {
          const fixed = applySafeFixes(text, uri, [{ ...finding, fixes: [fix] }]).text;
          const after = checkText({ uri, text: fixed }, fixture.project, defaultConfig).findings;
          const count = (list: readonly { rule: string }[], id: string) => list.filter((f) => f.rule === id).length;
          assert.ok(
            count(after, finding.rule) < count(findings, finding.rule),
            `'${fix.title}' leaves ${finding.rule} in:\n${fixed}`,
          );
          const fresh = after.filter((f) => count(after, f.rule) > count(findings, f.rule)).map((f) => f.message);
          assert.deepEqual(fresh, [], `'${fix.title}' brings something new in:\n${fixed}`);
        }
      const golden = fixture.golden.get(uri);
      if (golden !== undefined) {
        const recheck = (at: string) => checkText({ uri, text: at }, fixture.project, defaultConfig).findings;
        const fixed = fixAll(text, uri, recheck).text;
        assert.equal(withoutMarks(fixed), withoutMarks(golden));
      }
    });
  }
}

/** What is found in one file of a fixture, whichever of its files the call stands in. */
function foundIn({ files, project }: CodeFixture, uri: string, text: string): string[] {
  const starts = lineStarts(text);
  const all = [...files].flatMap((file) => checkText({ uri: file[0], text: file[1] }, project, defaultConfig).findings);
  const here = new Map(all.filter((f) => f.at.text === uri).map((f) => [`${f.rule} ${f.at.start} ${f.message}`, f]));
  return [...here.values()]
    .map((f) => `${lineAt(starts, f.at.start) + 1}: '${text.slice(f.at.start, f.at.end)}' ${f.rule}`)
    .sort();
}

const withoutMarks = (text: string) => text.replace(/^\s*(?:\/\/|<!--|\{\/\*)\s*\^+ .*\n?/gm, "");
