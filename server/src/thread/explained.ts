import { lowerPasted } from "../core/code/pasted.ts";
import type { Comparison } from "../core/compare/comparison.ts";
import type { Call } from "../core/exchange/call.ts";
import type { Answer } from "../core/explain/answer.ts";
import type { Gate } from "../core/explain/gates.ts";
import { timelineOf } from "../core/explain/timeline.ts";
import { type BareFailure, bareFailure } from "../core/explain/would-get.ts";
import { pastedCalls } from "../core/match/index.ts";
import type { Paste } from "../core/paste/index.ts";
import type { ExplainParams, ExplainResult } from "../protocol.ts";

/** An answer for the panel, with what the search for its lines of code needs. */
export interface Explained {
  readonly result: ExplainResult;
  /** The calls to look for. */
  readonly pasted: readonly Call[];
  /** No call is shown, and something failed: what would get just this is looked for. */
  readonly bare: BareFailure | undefined;
}

/** Explains a paste. What explains is loaded with the first. */
export async function explained({ request, response, working, sequence }: ExplainParams): Promise<Explained> {
  const [{ answer: answerTo }, { readPaste }] = await Promise.all([
    import("../core/explain/index.ts"),
    import("../core/paste/index.ts"),
  ]);
  const paste = readPaste({ request: text(request), response: text(response) }, lowerPasted);
  const answer = answerTo(paste);
  const timeline = timelineOf(paste.exchanges);
  const gates = await gatesOfPaste(paste, answer);
  const comparison = text(working).trim() ? await compared(paste, answer, text(working)) : undefined;
  const result: ExplainResult = {
    sequence,
    answer: forPanel(answer),
    ...(comparison && { comparison }),
    ...(timeline && { timeline }),
    ...(gates && { gates }),
  };
  return { result, pasted: pastedCalls(paste), bare: bareFailure(paste, answer.causes) };
}

/**
 * The panel takes whole corrected requests, so that their edits are left out, and what changed, as one of megabytes, for the likeliest cause
 * alone: each costs half a second on its way.
 */
function forPanel(answer: Answer): Answer {
  const first = answer.causes.find(({ fix }) => fix.corrected !== undefined);
  const causes = answer.causes.map((cause) => {
    const { edits: _, changes, ...rest } = cause.fix;
    const fix = { ...rest, ...(cause === first && changes && { changes }) };
    if (cause === first || (fix.corrected?.length ?? 0) < heavy) return { ...cause, fix };
    const { corrected: _corrected, language: _language, ...words } = fix;
    return { ...cause, fix: words };
  });
  return { ...answer, causes };
}

/** Of the call that the answer is about: one whose gates stop it goes before others. Undefined where none was pasted. */
async function gatesOfPaste({ exchanges }: Paste, { verdict }: Answer): Promise<readonly Gate[] | undefined> {
  if (verdict === "not-deepgram" || verdict === "not-understood") return undefined;
  const { gatesOf } = await import("../core/explain/gates.ts");
  const calls = exchanges.flatMap(({ call }) => (call && call.target.deepgram !== "no" ? [call] : [])).slice(0, 20);
  const all = calls.map((call) => gatesOf(call));
  return all.find((gates) => gates.some(({ state }) => state === "fail")) ?? all[0];
}

/** What compares is loaded with the first working request. */
async function compared(failing: Paste, answer: Answer, working: string): Promise<Comparison> {
  const [{ compare }, { readPaste }] = await Promise.all([
    import("../core/compare/index.ts"),
    import("../core/paste/index.ts"),
  ]);
  return compare(failing, answer, readPaste({ request: working, response: "" }, lowerPasted));
}

/** Characters of one text that are read at most. */
const longest = 8_000_000;
/** Characters from which a corrected request is heavy. */
const heavy = 1_000_000;

const text = (given: unknown) => (typeof given === "string" ? given.slice(0, longest) : "");
