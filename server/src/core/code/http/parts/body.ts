import type { Body } from "../../../exchange/call.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { Abstract } from "../../abstract.ts";
import { asBytes } from "../../bytes.ts";
import type { FileContext } from "../../context.ts";
import { choice, isBlank } from "../../evaluate/values/make.ts";
import { readJsonText } from "../../json-text.ts";

/** A body, and the content type that goes with it when no header says otherwise. */
export interface Payload {
  readonly body: Body;
  readonly contentType?: string;
}

export const jsonType = "application/json";
const formType = "application/x-www-form-urlencoded";
const multipartType = "multipart/form-data";

/** The body that is sent when `value` is handed over as it is, as fetch does. `textType` is what the client says of a string. */
export function plainBody(
  context: FileContext,
  value: Abstract | undefined,
  place: Origin,
  textType = "text/plain",
): Payload {
  if (!value || value.kind === "null") return { body: { kind: "none", origin: place } };
  const { evaluator } = context;
  const { origin } = value;
  const json = (inner: Abstract): Payload => ({
    body: { kind: "json", value: evaluator.lower(inner), implicitHeader: false, origin },
    ...withType(textType),
  });
  switch (value.kind) {
    case "json":
      // `JSON.stringify(undefined)` is undefined.
      return value.value.kind === "null" && value.value.undefined
        ? plainBody(context, undefined, place)
        : json(value.value);
    case "string": {
      const [only] = value.parts;
      if (value.parts.length === 1 && only?.kind === "value") return plainBody(context, only.value, place, textType);
      const inner = readJsonText(value);
      if (inner) return json(inner);
      return { body: { kind: "raw", value: evaluator.lower(value), origin }, ...withType(textType) };
    }
    case "pairs":
      return entriesBody(context, value);
    case "one-of":
      return eitherBody(context, value.options, place, textType);
  }
  const bytes = asBytes(value);
  if (bytes) return { body: { kind: "raw", value: evaluator.lower(bytes), origin } };
  const lowered = evaluator.lower(value);
  if (lowered.kind === "unresolved") return { body: { kind: "unresolved", reason: lowered.reason, origin } };
  return { body: { kind: "raw", value: lowered, origin }, ...withType(textType) };
}

/** The body that is sent when a client makes JSON of objects by itself. */
export function jsonBody(context: FileContext, value: Abstract, place: Origin): Payload {
  if (isBlank(value)) return { body: { kind: "none", origin: place } };
  const real = value.kind === "one-of" ? value.options.filter((option) => !isBlank(option)) : [value];
  const inner = real.length > 0 ? choice(real, value.origin) : value;
  return {
    body: { kind: "json", value: context.evaluator.lower(inner), implicitHeader: true, origin: value.origin },
    contentType: jsonType,
  };
}

/** A form: multipart from FormData, `name=value` from anything else. */
export function entriesBody(context: FileContext, value: Abstract, multipart?: boolean): Payload {
  const { entries, origin } = context.evaluator.lowerBag(value);
  const parts = multipart ?? (value.kind === "pairs" && value.of === "form");
  return {
    body: { kind: parts ? "multipart" : "form", entries, origin },
    contentType: parts ? multipartType : formType,
  };
}

/** Several bodies between which a branch decides are one only when they are of one kind. */
function eitherBody(context: FileContext, options: readonly Abstract[], place: Origin, textType: string): Payload {
  const real = options.filter((option) => !isBlank(option));
  const [first] = real;
  if (!first) return { body: { kind: "none", origin: place } };
  const all = real.map((option) => plainBody(context, option, place, textType));
  const [model] = all;
  if (all.length === 1 && model) return model;
  const bodies = all.map(({ body }) => body);
  const origin = first.origin;
  const kind = model?.body.kind;
  if ((kind === "json" || kind === "raw") && bodies.every((body) => body.kind === kind)) {
    const values = bodies.flatMap((body) => (body.kind === "json" || body.kind === "raw" ? [body.value] : []));
    return { ...model, body: { ...model!.body, value: { kind: "one-of", options: values, origin } } as Body };
  }
  return { body: { kind: "unresolved", reason: "a branch decides what is sent", origin } };
}

function withType(contentType: string): { contentType?: string } {
  return contentType === "" ? {} : { contentType };
}
