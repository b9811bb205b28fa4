import type { Severity } from "../../core/rules/rule.ts";
import { shownUri } from "../paths.ts";
import type { Texts } from "../texts.ts";
import { fingerprints } from "./fingerprints.ts";
import { inSentences } from "./in-sentences.ts";
import type { Scan } from "./scan.ts";

const severities: Record<Severity, string> = { error: "major", warning: "minor", information: "info", hint: "info" };

/** The report by which GitLab shows code quality in merge requests. */
export function asGitlab({ findings }: Scan, texts: Texts): string {
  const names = fingerprints(findings, texts);
  const issues = findings.map((finding) => {
    const { start, end } = texts.lines(finding.at.text).range(finding.at);
    return {
      description: inSentences(finding),
      check_name: finding.rule,
      fingerprint: names.get(finding),
      severity: severities[finding.severity],
      location: { path: shownUri(finding.at.text), lines: { begin: start.line, end: end.line } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
