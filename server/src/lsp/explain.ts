import type { CancellationToken } from "vscode-languageserver/node";
import { lowerPasted } from "../core/code/pasted.ts";
import type { ExplainParams, ExplainResult } from "../core/requests.ts";
import { timelineOf } from "../core/timeline.ts";
import type { BuiltAtFinder } from "./built-at.ts";

/** Characters of one text that are read at most. */
const longest = 8_000_000;

/** Answers a paste, and names the lines of the workspace that build it. What explains is loaded with the first paste. */
export async function explainPaste(
  finder: BuiltAtFinder,
  { request, response, sequence }: ExplainParams,
  token: CancellationToken,
): Promise<ExplainResult> {
  const [{ answer: answerTo }, { readPaste }] = await Promise.all([
    import("../core/explain.ts"),
    import("../core/paste/index.ts"),
  ]);
  const paste = readPaste({ request: text(request), response: text(response) }, lowerPasted);
  const answer = answerTo(paste);
  const builtAt = await finder.find(paste, answer, token);
  const timeline = timelineOf(paste.exchanges);
  return { sequence, answer, ...(timeline && { timeline }), ...(builtAt && { builtAt }) };
}

const text = (given: unknown) => (typeof given === "string" ? given.slice(0, longest) : "");
