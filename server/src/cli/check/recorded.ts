import type { Origin } from "../../core/exchange/origin.ts";
import { isRecording } from "../../core/record/format.ts";
import { ruleById } from "../../core/rules/index.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { uriOf } from "../../files/uris.ts";
import { Calls } from "../../recording/calls.ts";
import { type Judged, judged } from "../../recording/judged.ts";
import { type MadeAt, Places } from "../../recording/places.ts";
import { writtenBelow } from "../explain/built-at.ts";
import { readInput } from "../explain/input.ts";
import { Lines } from "../positions.ts";
import { UsageError } from "../usage.ts";
import type { Workspace } from "./workspace.ts";

/**
 * The mistakes that only a run has shown, each on the line that made the call: what the code alone shows already (`found`) is not
 * said again. Throws a UsageError where the file is no recording.
 */
export async function recordedFindings(
  file: string,
  workspace: Workspace,
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  const text = await readInput(file);
  if (!isRecording(text)) throw new UsageError(`--with takes a recording of deepgram-doctor run, and ${file} is none.`);
  const calls = new Calls();
  for (const line of text.split("\n")) calls.add(line);
  const places = new Places(() => writtenBelow(workspace, process.cwd(), true));
  const said = new Set(found.map(({ rule, at }) => `${rule} ${at.text}`));
  const findings: Finding[] = [];
  for (const call of calls.all) {
    const one = judged(call);
    const made = one?.failed && one.answer.causes.length > 0 ? places.of(one) : undefined;
    if (!one || !made) continue;
    const finding = findingOf(one, originOf(made, workspace));
    const key = `${finding.rule} ${finding.at.text} ${finding.at.start} ${finding.message}`;
    if (said.has(`${finding.rule} ${finding.at.text}`) || said.has(key)) continue;
    said.add(key);
    findings.push(finding);
  }
  return findings;
}

function findingOf({ answer }: Judged, at: Origin): Finding {
  const [cause] = answer.causes;
  const { id, explanation, fix } = cause!;
  return {
    rule: id,
    severity: ruleById(id)?.severity ?? "error",
    message: answer.summary.replace(/\.$/, ""),
    because: explanation,
    advice: fix.text,
    at,
    related: [],
    fixes: [],
  };
}

function originOf(made: MadeAt, workspace: Workspace): Origin {
  if (made.by === "match") return made.call.head;
  const { file, line, column } = made.place;
  const uri = uriOf(file);
  const lines = new Lines(workspace.project.read(uri) ?? "");
  const start = lines.offset({ line, column });
  const word = /^(?:new\s+)?[\w$.]*/.exec(lines.line(line).slice(column - 1))![0];
  return { text: uri, start, end: start + word.length };
}
