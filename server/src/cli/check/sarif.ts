import { isAbsolute } from "node:path";
import { homepage, version } from "../../../../package.json";
import { catalogueDate } from "../../core/catalogue/index.ts";
import type { Origin } from "../../core/exchange/origin.ts";
import { ruleById } from "../../core/rules/index.ts";
import type { Finding, Severity } from "../../core/rules/rule.ts";
import { encodeValue } from "../../core/text/encode.ts";
import { pathOf, uriOf } from "../../files/uris.ts";
import { shown } from "../paths.ts";
import type { Texts } from "../texts.ts";
import { fingerprints } from "./fingerprints.ts";
import { inSentences } from "./in-sentences.ts";
import type { Scan } from "./scan.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", information: "note", hint: "note" };

/** The findings as SARIF 2.1.0, for code scanning. */
export function asSarif(scan: Scan, texts: Texts): string {
  const names = fingerprints(scan.findings, texts);
  const ids = [...new Set(scan.findings.map((finding) => finding.rule))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Deepgram Doctor",
            version,
            informationUri: homepage,
            properties: { catalogue: catalogueDate },
            rules: ids.map(ruleSarif),
          },
        },
        columnKind: "utf16CodeUnits",
        results: scan.findings.map((finding) => ({
          ...resultSarif(finding, ids, texts),
          partialFingerprints: { "deepgramDoctor/v1": names.get(finding) },
        })),
        invocations: [
          {
            executionSuccessful: !scan.problems.some((problem) => problem.fatal),
            toolExecutionNotifications: scan.problems
              .filter(({ wanted }) => !wanted)
              .map(({ path, message, fatal }) => ({
                level: fatal ? "error" : "warning",
                message: { text: message },
                locations: [{ physicalLocation: { artifactLocation: { uri: address(path) } } }],
              })),
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleSarif(id: string) {
  const rule = ruleById(id);
  return {
    id,
    ...(rule && {
      shortDescription: { text: rule.title },
      fullDescription: { text: rule.why },
      help: { text: rule.advice },
      ...(rule.docs[0] && { helpUri: rule.docs[0] }),
      defaultConfiguration: { level: levels[rule.severity] },
    }),
  };
}

function resultSarif(finding: Finding, ids: readonly string[], texts: Texts) {
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: inSentences(finding) },
    locations: [location(finding.at, texts)],
    relatedLocations: finding.related.map(({ at, message }) => ({
      ...location(at, texts),
      message: { text: message },
    })),
    fixes: finding.fixes.map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: [...new Set(edits.map((edit) => edit.text))].map((uri) => ({
        artifactLocation: { uri: addressOf(uri) },
        replacements: edits
          .filter((edit) => edit.text === uri)
          .map((edit) => ({ deletedRegion: region(edit, texts), insertedContent: { text: edit.newText } })),
      })),
    })),
  };
}

function location(at: Origin, texts: Texts) {
  return {
    physicalLocation: { artifactLocation: { uri: addressOf(at.text) }, region: region(at, texts) },
  };
}

function region(at: Origin, texts: Texts) {
  const { start, end } = texts.lines(at.text).range(at);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A relative reference where the file lies below the current folder, else a `file:` URI. */
function address(path: string): string {
  const short = shown(path);
  return isAbsolute(short) ? uriOf(path) : short.split("/").map(encodeValue).join("/");
}

const addressOf = (uri: string) => {
  const path = pathOf(uri);
  return path === undefined ? uri : address(path);
};
