import { visibleLine } from "../../core/render/answer/inert.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { shown, shownUri } from "../paths.ts";
import type { Texts } from "../texts.ts";
import { inSentences } from "./in-sentences.ts";
import type { Scan } from "./scan.ts";

const commands: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** Workflow commands by which GitHub Actions annotates the lines of a change. */
export function asGithub(scan: Scan, texts: Texts): string {
  const findings = scan.findings.map((finding) => {
    const { start, end } = texts.lines(finding.at.text).range(finding.at);
    const properties = {
      file: visibleLine(shownUri(finding.at.text)),
      line: start.line,
      endLine: end.line,
      col: start.column,
      endColumn: end.column,
      title: finding.rule,
    };
    const text = inSentences(finding);
    return command(commands[finding.severity], properties, text);
  });
  const problems = scan.problems
    .filter(({ wanted }) => !wanted)
    .map(({ path, message }) => command("warning", { file: visibleLine(shown(path)) }, message));
  return [...findings, ...problems].map((line) => `${line}\n`).join("");
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`,
  );
  return `::${name} ${list.join(",")}::${data(text)}`;
}

const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
