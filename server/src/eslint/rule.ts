import { resolve } from "node:path";
import { severityRank } from "../core/check/config.ts";
import type { Finding, Fix, Rule, Severity } from "../core/rules/rule.ts";
import { analysisOf } from "./analysis.ts";
import type { Context, Fixer, LintRule } from "./types.ts";

/** Findings that are milder than this are left out, unless the option `minimum` says otherwise. */
const usualMinimum: Severity = "warning";

const page = "https://github.com/deepgram-doctor/deepgram-doctor/blob/main/docs/rules";

/** One of the product's rules as a rule of a linter. Its findings come from the analysis that all rules share. */
export function lintRule(rule: Rule): LintRule {
  return {
    meta: {
      type: rule.severity === "error" || rule.severity === "warning" ? "problem" : "suggestion",
      docs: { description: rule.title, url: `${page}/${rule.id}.md` },
      fixable: "code",
      hasSuggestions: true,
      defaultOptions: [{ minimum: usualMinimum }],
      schema: [
        {
          type: "object",
          properties: { minimum: { enum: ["error", "warning", "information", "hint"] } },
          additionalProperties: false,
        },
      ],
    },
    create: (context) => ({
      Program() {
        const path = context.physicalFilename ?? context.filename;
        const { uri, findings } = analysisOf(context.sourceCode, resolve(path), context.sourceCode.text);
        const { minimum = usualMinimum } = (context.options[0] ?? {}) as { minimum?: Severity };
        for (const finding of findings)
          if (finding.rule === rule.id && severityRank(finding.severity) <= severityRank(minimum))
            report(context, finding, uri);
      },
    }),
  };
}

function report(context: Context, finding: Finding, uri: string): void {
  const { at, message, because, advice } = finding;
  const fixes = finding.fixes.filter((fix) => fix.edits.every((edit) => edit.text === uri));
  const safe = fixes.find((fix) => fix.safe);
  context.report({
    message: `${message}${/[.?!]$/.test(message) ? "" : "."} ${because} ${advice}`,
    loc: { start: context.sourceCode.getLocFromIndex(at.start), end: context.sourceCode.getLocFromIndex(at.end) },
    ...(safe && { fix: apply(safe) }),
    suggest: fixes.filter((fix) => fix !== safe).map((fix) => ({ desc: fix.title, fix: apply(fix) })),
  });
}

const apply = (fix: Fix) => (fixer: Fixer) =>
  fix.edits.map(({ start, end, newText }) => fixer.replaceTextRange([start, end], newText));
