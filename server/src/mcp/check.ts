import { isAbsolute, resolve } from "node:path";
import { type Changes, changesOf, liesIn } from "../cli/check/changes.ts";
import { checkCode } from "../cli/check/code.ts";
import { checkReport } from "../cli/check/json.ts";
import { type Scan, scan } from "../cli/check/scan.ts";
import { type Problem, Workspace } from "../cli/check/workspace.ts";
import { shown } from "../cli/paths.ts";
import { Texts } from "../cli/texts.ts";
import { redact } from "../core/redact/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { within } from "../files/within.ts";
import { boundedReport, mostTold, omitted } from "./bounded.ts";
import { checkLines } from "./check-lines.ts";
import type { CheckInput } from "./inputs.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ToolResult } from "./tools.ts";

/** Checks paths, what a diff changes, or a text as if it were a file. Nothing outside of the roots is read. */
export async function checkForAgent(input: CheckInput, roots: readonly string[]): Promise<ToolResult> {
  const { path, paths, diff, code, file } = input;
  if ([path, paths, diff, code].filter((each) => each !== undefined).length !== 1)
    throw new Error("Give path, paths, diff or code: one of them.");
  if (code === undefined && file !== undefined) throw new Error("file belongs to code; a path names its file itself.");
  const problems: Problem[] = [];
  const changes = diff === undefined ? undefined : changesWithin(diff, roots, problems);
  const named = changes ? [...changes.values()].map((each) => each.path) : (paths ?? [path ?? file ?? "code.ts"]);
  const at = named.map((each) => located(each, roots));
  const options = { paths: at, config: undefined, rules: {}, within: roots };
  const workspace = new Workspace(options);
  const all = code === undefined ? await scan(workspace, options) : checkCode(workspace, code, at[0]!, "file");
  const texts = new Texts((uri) => workspace.project.read(uri), all.secrets);
  const findings = changes ? all.findings.filter((each) => liesIn(each, changes, texts)) : all.findings;
  const found: Scan = { ...all, findings, problems: [...all.problems, ...problems] };
  const fatal = found.problems.find((problem) => problem.fatal);
  if (fatal) throw new Error(`${shown(fatal.path)}: ${fatal.message}.`);
  const safe = { ...found, findings: found.findings.map(withoutSecretEdits).sort(bySeverity) };
  const told = { ...safe, findings: safe.findings.slice(0, mostTold) };
  const report = { ...checkReport(told, texts), ...omitted("findings", safe.findings.length - told.findings.length) };
  return { report: withoutSecrets(boundedReport(report)), text: checkLines(safe, texts) };
}

function changesWithin(diff: string, roots: readonly string[], problems: Problem[]): Changes {
  const all = [...changesOf(diff, roots, problems)];
  const visible = all.filter(([, { path }]) => within(path, roots));
  if (visible.length < all.length) throw new Error(outside("The diff", roots));
  return new Map(visible);
}

const order = ["error", "warning", "information", "hint"];
/** Most serious first; those of one severity stay in the order of their places. */
const bySeverity = (a: Finding, b: Finding) => order.indexOf(a.severity) - order.indexOf(b.severity);

/** A path from the first root, unless it is absolute. Throws where it leads out of the roots. */
function located(given: string, roots: readonly string[]): string {
  const path = isAbsolute(given) ? given : resolve(roots[0] ?? ".", given);
  if (!within(path, roots)) throw new Error(outside(given, roots));
  return path;
}

const outside = (what: string, roots: readonly string[]) =>
  `${what} is outside of the folders that may be read: ${roots.map(shown).join(", ") || "none"}.`;

/** An edit that carries a credential would carry its mask: such a fix is left to the editor. */
function withoutSecretEdits(finding: Finding): Finding {
  const clean = ({ edits }: Finding["fixes"][number]) => edits.every(({ newText }) => redact(newText).text === newText);
  return { ...finding, fixes: finding.fixes.filter(clean) };
}
