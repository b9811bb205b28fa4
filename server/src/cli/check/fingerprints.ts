import { createHash } from "node:crypto";
import type { Finding } from "../../core/rules/rule.ts";
import { shownUri } from "../paths.ts";
import type { Texts } from "../texts.ts";

/**
 * A name for each finding that stays when lines are added above it: 64 hex digits over rule, file and the text of the line, with
 * a number where these are the same.
 */
export function fingerprints(findings: readonly Finding[], texts: Texts): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const lines = texts.lines(finding.at.text);
      const line = lines.line(lines.position(finding.at.start).line).trim();
      const key = `${finding.rule}\n${shownUri(finding.at.text)}\n${line}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return [finding, createHash("sha256").update(`${key}\n${count}`).digest("hex")];
    }),
  );
}
