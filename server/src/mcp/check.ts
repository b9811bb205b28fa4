import { isAbsolute, resolve } from "node:path";
import { checkCode } from "../cli/check/code.ts";
import { checkReport } from "../cli/check/json.ts";
import { type Scan, scan } from "../cli/check/scan.ts";
import { Workspace } from "../cli/check/workspace.ts";
import { shown, shownUri } from "../cli/paths.ts";
import { Texts } from "../cli/texts.ts";
import { redact } from "../core/redact/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { within } from "../files/within.ts";
import { boundedReport, mostTold, omitted } from "./bounded.ts";
import type { CheckInput } from "./inputs.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ToolResult } from "./tools.ts";

/** Checks a path, or a text as if it were a file. Nothing outside of the roots is read. */
export async function checkForAgent({ path, code, file }: CheckInput, roots: readonly string[]): Promise<ToolResult> {
  if ((path === undefined) === (code === undefined)) throw new Error("Give either path or code.");
  if (path !== undefined && file !== undefined) throw new Error("file belongs to code; a path names its file itself.");
  const given = path ?? file;
  const at = given === undefined ? resolve(roots[0] ?? ".", "code.ts") : located(given, roots);
  const options = { paths: [at], config: undefined, rules: {}, within: roots };
  const workspace = new Workspace(options);
  const found = code === undefined ? await scan(workspace, options) : checkCode(workspace, code, at, "file");
  const fatal = found.problems.find((problem) => problem.fatal);
  if (fatal) throw new Error(`${shown(fatal.path)}: ${fatal.message}.`);
  const texts = new Texts((uri) => workspace.project.read(uri), found.secrets);
  const safe = { ...found, findings: found.findings.map(withoutSecretEdits).sort(bySeverity) };
  const told = { ...safe, findings: safe.findings.slice(0, mostTold) };
  const report = { ...checkReport(told, texts), ...omitted("findings", safe.findings.length - told.findings.length) };
  return { report: withoutSecrets(boundedReport(report)), text: redact(inLines(safe, texts)).text };
}

const order = ["error", "warning", "information", "hint"];
/** Most serious first; those of one severity stay in the order of their places. */
const bySeverity = (a: Finding, b: Finding) => order.indexOf(a.severity) - order.indexOf(b.severity);

/** A path from the first root, unless it is absolute. Throws where it leads out of the roots. */
function located(given: string, roots: readonly string[]): string {
  const path = isAbsolute(given) ? given : resolve(roots[0] ?? ".", given);
  if (!within(path, roots))
    throw new Error(`${given} is outside of the folders that may be read: ${roots.map(shown).join(", ") || "none"}.`);
  return path;
}

/** An edit that carries a credential would carry its mask: such a fix is left to the editor. */
function withoutSecretEdits(finding: Finding): Finding {
  const clean = ({ edits }: Finding["fixes"][number]) => edits.every(({ newText }) => redact(newText).text === newText);
  return { ...finding, fixes: finding.fixes.filter(clean) };
}

function inLines({ findings, calls, files }: Scan, texts: Texts): string {
  const lines = findings.slice(0, mostTold).map(({ rule, severity, message, advice, at }) => {
    const { line, column } = texts.lines(at.text).range(at).start;
    return `${shownUri(at.text)}:${line}:${column} ${severity} ${rule}: ${message} ${advice}`;
  });
  const more = findings.length - lines.length;
  if (more > 0) lines.push(`and ${more} more`);
  const counted = `${calls} Deepgram ${calls === 1 ? "call" : "calls"} in ${files} ${files === 1 ? "file" : "files"}`;
  return [`${findings.length === 0 ? "Nothing wrong" : `${findings.length} found`}: ${counted}.`, ...lines].join("\n");
}
