import { lowerPasted } from "../core/code/pasted.ts";
import type { ExplainParams, ExplainResult } from "../core/requests.ts";
import type { Features } from "./features.ts";

/** Characters of one text that are read at most. */
const longest = 8_000_000;

/** Answers a paste. What explains is loaded with the first paste. */
export async function explainPaste(
  _features: Features,
  { request, response, sequence }: ExplainParams,
): Promise<ExplainResult> {
  const { explain } = await import("../core/explain.ts");
  const answer = explain({ request: text(request), response: text(response) }, lowerPasted);
  return { sequence, answer };
}

const text = (given: unknown) => (typeof given === "string" ? given.slice(0, longest) : "");
