import { resolve } from "node:path";
import { checkReport } from "../cli/check/json.ts";
import { type Scan, scan } from "../cli/check/scan.ts";
import { Workspace } from "../cli/check/workspace.ts";
import { shown, shownUri } from "../cli/paths.ts";
import { Texts } from "../cli/texts.ts";
import { redact } from "../core/redact/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { sourceName } from "../files/walk.ts";
import type { CheckInput } from "./inputs.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ToolResult } from "./tools.ts";

/** How many findings the short text tells of. */
const mostTold = 20;

/** Checks a path, or a text as if it were a file. */
export async function checkForAgent({ path, code, file }: CheckInput): Promise<ToolResult> {
  if ((path === undefined) === (code === undefined)) throw new Error("Give either path or code.");
  if (path !== undefined && file !== undefined) throw new Error("file belongs to code; a path names its file itself.");
  const options = { paths: [path ?? "."], config: undefined, rules: {} };
  const workspace = new Workspace(options);
  const found =
    code === undefined ? await scan(workspace, options) : checkCode(workspace, code, resolve(file ?? "code.ts"));
  const fatal = found.problems.find((problem) => problem.fatal);
  if (fatal) throw new Error(`${shown(fatal.path)}: ${fatal.message}.`);
  const texts = new Texts((uri) => workspace.project.read(uri), found.secrets);
  const safe = { ...found, findings: found.findings.map(withoutSecretEdits) };
  return { report: withoutSecrets(checkReport(safe, texts)), text: redact(inLines(safe, texts)).text };
}

function checkCode(workspace: Workspace, code: string, path: string): Scan {
  if (!sourceName.test(path)) throw new Error("file takes the name of a source file, for instance src/stt.ts.");
  workspace.change(path, code);
  const { findings, calls, problems, secrets } = workspace.check(path, code);
  const told = problems.map((message) => ({ path, message, fatal: false }));
  return { files: 1, calls, findings, problems: [...workspace.problems, ...told], secrets, origins: new Map() };
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
