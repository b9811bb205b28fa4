import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkArguments } from "../../client/src/tasks/command-line.ts";
import { doctor, fluxOnV1, folder } from "./run.ts";

const [matcher] = JSON.parse(readFileSync("package.json", "utf8")).contributes.problemMatchers;
const pattern = new RegExp(matcher.pattern.regexp);

test("the problem matcher reads every finding of a task, with place, severity, message and rule", (t) => {
  const cwd = folder(t, {
    "src/a b.ts": fluxOnV1,
    "c.ts":
      'fetch("https://api.deepgram.com/v1/listen?model=nova-2&language=en&tier=base&punctuate=yes", { method: "POST", headers: { Authorization: `Token ${process.env.K}` }, body: audio });\n',
  });
  const args = checkArguments({ type: "deepgram-doctor" });
  const { findings } = JSON.parse(doctor([...args.slice(0, 1), "--format", "json", ...args.slice(1)], { cwd }).out);
  const read = doctor(args, { cwd })
    .out.split("\n")
    .flatMap((line) => {
      const match = pattern.exec(line);
      if (!match) return [];
      const { file, line: at, column, severity, code } = matcher.pattern;
      return [[file, at, column, severity, code].map((group: number) => match[group])];
    });
  assert.ok(findings.length > 1);
  assert.deepEqual(
    read,
    findings.map((each: { file: string; rule: string; severity: string; range: { start: Record<string, number> } }) => [
      each.file,
      String(each.range.start.line),
      String(each.range.start.column),
      each.severity,
      each.rule,
    ]),
  );
});
