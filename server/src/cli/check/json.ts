import { catalogueDate } from "../../core/catalogue/index.ts";
import type { Edit, Origin } from "../../core/exchange/origin.ts";
import { ruleById } from "../../core/rules/index.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { shown, shownUri } from "../paths.ts";
import type { Texts } from "../texts.ts";
import type { Scan } from "./scan.ts";

/** The findings as JSON, by the contract of docs/command-line.md. */
export function asJson(scan: Scan, texts: Texts): string {
  return `${JSON.stringify(checkReport(scan, texts), null, 2)}\n`;
}

export function checkReport(scan: Scan, texts: Texts) {
  return {
    version: 1,
    catalogue: catalogueDate,
    files: scan.files,
    calls: scan.calls,
    findings: scan.findings.map((finding) => findingJson(finding, texts)),
    problems: scan.problems.map(({ path, message }) => ({ file: shown(path), message })),
  };
}

function findingJson(finding: Finding, texts: Texts) {
  const rule = ruleById(finding.rule);
  return {
    rule: finding.rule,
    group: rule?.group,
    severity: finding.severity,
    message: finding.message,
    ...place(finding.at, texts),
    because: finding.because,
    advice: finding.advice,
    docs: rule?.docs[0],
    related: finding.related.map(({ at, message }) => ({ ...place(at, texts), message })),
    fixes: finding.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => editJson(edit, texts)),
    })),
  };
}

function editJson(edit: Edit, texts: Texts) {
  return { ...place(edit, texts), newText: edit.newText };
}

function place(at: Origin, texts: Texts) {
  return { file: shownUri(at.text), range: texts.lines(at.text).range(at) };
}
