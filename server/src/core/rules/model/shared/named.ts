import { familyOf, isNearMissException, model as modelOf, nearMiss, speaks } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import { entries, type Known, someKnown, standsAlone } from "../../../exchange/facts.ts";
import type { Value } from "../../../exchange/value.ts";
import { mayFit, pathOf } from "../../shared/helpers.ts";

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

/**
 * The models of a call that do not fit its path or transport, when nothing else can be meant: where one of the options fits, or is
 * not known, the branch that leads here may have chosen that one.
 */
export function misfits(call: Call, isMisfit: (id: string) => boolean): Known[] {
  const given = entries(call.query, "model");
  const models = namedModels(call);
  const sure = given.every(standsAlone) && models.length === given.flatMap(({ value }) => optionsOf(value)).length;
  return sure && models.every(({ text, origin }) => isMisfit(text) && !mayFit(call, origin)) ? models : [];
}

/** Whether a model is only a piece that another option is put together from: `family && voice ? `${family}-${voice}` : family`. */
export function isPiece(call: Call, { origin }: Known): boolean {
  return entries(call.query, "model").some(({ value }) =>
    optionsOf(value).some(
      (option) =>
        option.kind === "text" &&
        option.parts.length > 1 &&
        option.parts.some((part) => part.origin.text === origin.text && part.origin.start === origin.start),
    ),
  );
}

function optionsOf(value: Value): readonly Value[] {
  return value.kind === "one-of" ? value.options.flatMap(optionsOf) : [value];
}

/** Whether an id is a voice or a model for listening; undefined for ids of which nothing is known. */
export function kindOf(id: string): "stt" | "tts" | undefined {
  const known = modelOf(id)?.kind;
  if (known) return known;
  const family = familyOf(id);
  if (family) return speaks(family) ? "tts" : "stt";
  return nearMiss(id)?.kind;
}
