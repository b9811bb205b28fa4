import type { Answer } from "../core/explain/answer.ts";
import { answer } from "../core/explain/index.ts";
import { outcome } from "../core/observe/outcome.ts";
import { type Paste, readPaste } from "../core/paste/index.ts";
import type { CallSoFar } from "./calls.ts";

/** A recorded call with what is to be said of it. */
export interface Judged {
  readonly call: CallSoFar;
  readonly failed: boolean;
  readonly paste: Paste;
  readonly answer: Answer;
}

/** Judges one recorded call as a paste of its lines. */
export function judged(call: CallSoFar): Judged | undefined {
  const paste = readPaste({ request: call.lines.join("\n"), response: "" }, () => ({ calls: [] }));
  const exchange = paste.exchanges[0];
  if (!exchange) return undefined;
  return { call, failed: outcome(exchange).failed, paste, answer: answer(paste) };
}
