import { visible } from "../../core/render/answer/inert.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { shown, shownUri } from "../paths.ts";
import type { Texts } from "../texts.ts";
import { inSentences } from "./in-sentences.ts";
import type { Scan } from "./scan.ts";

/** The findings as JUnit XML: a suite for each file, a failed case for each finding. What could not be read is an error. */
export function asJunit({ findings, problems }: Scan, texts: Texts): string {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.at.text);
    if (known) known.push(finding);
    else files.set(finding.at.text, [finding]);
  }
  const failed = [...files].map(([uri, found]) =>
    suite(
      shownUri(uri),
      found.map((finding) => failure(finding, texts)),
      0,
    ),
  );
  const unread = problems.filter(({ fatal }) => fatal);
  const errors = unread.map(({ path, message }) =>
    suite(shown(path), [testcase("unreadable", shown(path), `<error message="${xml(message)}"/>`)], 1),
  );
  const all = [...failed, ...errors];
  const passed = all.length > 0 ? all : [suite("deepgram-doctor", [testcase("check", "deepgram-doctor")], 0)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${passed.join("\n")}\n</testsuites>\n`;
}

function suite(name: string, cases: readonly string[], errors: number): string {
  const failures = cases.filter((each) => each.includes("<failure ")).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  return `  <testsuite name="${xml(name)}" ${counts}>\n${cases.join("\n")}\n  </testsuite>`;
}

function failure(finding: Finding, texts: Texts): string {
  const { rule, severity, message, at } = finding;
  const { line, column } = texts.lines(at.text).position(at.start);
  const place = `${shownUri(at.text)}:${line}:${column}`;
  const body = `<failure type="${severity}" message="${xml(message)}">${xml(`${place} ${inSentences(finding)}`)}</failure>`;
  return testcase(`${rule} at ${line}:${column}`, shownUri(at.text), body);
}

function testcase(name: string, of: string, body?: string): string {
  const head = `    <testcase name="${xml(name)}" classname="${xml(of)}"`;
  return body === undefined ? `${head}/>` : `${head}>${body}</testcase>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text that XML may hold: control characters, which it may not even name, are shown as escapes. */
const xml = (text: string) => visible(text).replace(/[&<>"]/g, (letter) => entities[letter]!);
