import { familyOf, isNearMissException, model as modelOf, nearMiss, speaks } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { entries, type Known, someKnown } from "../../exchange/facts.ts";
import { pathOf } from "../helpers.ts";

/** What a path does: it listens, or it speaks. */
export function productOf(call: Call): "stt" | "tts" | undefined {
  const path = pathOf(call);
  if (path === "/v1/listen" || path === "/v2/listen") return "stt";
  return path === "/v1/speak" || path === "/v2/speak" ? "tts" : undefined;
}

/** Every model that the call names on any branch. Names that are right in a wrapper package are left out. */
export function namedModels(call: Call): Known[] {
  return entries(call.query, "model")
    .flatMap((entry) => someKnown(entry.value))
    .filter(({ text }) => !isNearMissException(text, call.sdk?.package ?? ""));
}

/** Whether an id is a voice or a model for listening; undefined for ids of which nothing is known. */
export function kindOf(id: string): "stt" | "tts" | undefined {
  const known = modelOf(id)?.kind;
  if (known) return known;
  const family = familyOf(id);
  if (family) return speaks(family) ? "tts" : "stt";
  return nearMiss(id)?.kind;
}
