import { type Parameter, parameter, parameterEndpoints, valuesOf } from "../catalogue/parameters.ts";
import { outcome } from "../observe/outcome.ts";
import { productOfPath } from "../observe/product.ts";
import type { Weighed } from "./weigh.ts";

/** How many values of a list are named. */
const most = 12;

/** The values that the refused parameter takes, in words: `utterance_end_ms takes 1000 to 5000 ms.` Undefined where no parameter, or no end of its values, is known. */
export function allowedValues({ rule, exchange, findings, evidence }: Weighed): string | undefined {
  if (!rule.shows.aboutParameter) return undefined;
  const quotes = evidence.flatMap((each) => (each.for ? (each.quote ?? []) : []));
  const told = findings.length > 0 ? [findings[0]!.message] : quotes;
  for (const text of told)
    for (const [name] of text.matchAll(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)*\b/g)) {
      const words = ofEndpoints(endpointsOf(exchange), name);
      // A sentence that names the values says them once.
      if (words && !told.some((each) => saysValues(each, words))) return `${name} takes ${words}.`;
    }
  return undefined;
}

function endpointsOf(exchange: Weighed["exchange"]): readonly string[] {
  const { call } = exchange;
  const path = call?.target.path?.value;
  if (call && path) return [`${call.transport === "ws" ? "wss" : "rest"}:${path}`];
  const { product } = outcome(exchange);
  return parameterEndpoints.filter((key) => !product || productOfPath(key) === product);
}

/** What all endpoints that have the parameter agree on. */
function ofEndpoints(keys: readonly string[], name: string): string | undefined {
  const found = keys.flatMap((key) => parameter(key, name) ?? []).filter((each) => each.available !== false);
  const words = new Set(found.map(inWords));
  const [only] = words;
  return words.size === 1 ? only : undefined;
}

function inWords(found: Parameter): string | undefined {
  const { minimum, maximum, unit } = found;
  const ending = unit ? ` ${unit}` : "";
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}${ending}`;
  const values = valuesOf(found);
  if (values && values.length <= most && !found.enumOpen) return values.join(", ").replace(/, ([^,]*)$/, " or $1");
  return minimum === undefined ? undefined : `${minimum}${ending} or more`;
}

const saysValues = (text: string, words: string) =>
  (words.match(/[\w.-]+/g) ?? []).every((word) => text.includes(word));
