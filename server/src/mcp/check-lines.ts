import { fixText, plural } from "../cli/check/pretty.ts";
import type { Scan } from "../cli/check/scan.ts";
import { painter } from "../cli/colour.ts";
import { shown, shownUri } from "../cli/paths.ts";
import type { Texts } from "../cli/texts.ts";
import { redact } from "../core/redact/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { sentence } from "../core/text/sentence.ts";
import { mostTold } from "./bounded.ts";

/** The findings in a few lines each: where, what, what to do, and the line as its fix leaves it. Masked, but for paths. */
export function checkLines({ findings, calls, files, problems }: Scan, texts: Texts): string {
  const [read, seen] = [plural(files, ["file", "files"]), plural(calls, ["Deepgram call", "Deepgram calls"])];
  const head =
    files === 0 ? "Nothing was checked" : findings.length === 0 ? "Nothing wrong" : `${findings.length} found`;
  const more = findings.length - mostTold;
  return [
    `${head}: ${seen} in ${read}.`,
    ...findings.slice(0, mostTold).map((finding) => lines(finding, texts)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...problems.slice(0, mostTold).map(({ path, message }) => `${shown(path)}: ${redact(message).text}`),
  ].join("\n");
}

const paint = painter(false);

function lines({ rule, severity, message, advice, at, fixes }: Finding, texts: Texts): string {
  const { line, column } = texts.lines(at.text).range(at).start;
  const said = redact(`${severity} ${rule}: ${sentence(message)} ${sentence(advice)}`).text;
  const fix = fixes.slice(0, 1).flatMap((each) => fixText(each, texts, paint));
  return [`${shownUri(at.text)}:${line}:${column} ${said}`, ...fix.map((each) => `  ${each.trimStart()}`)].join("\n");
}
