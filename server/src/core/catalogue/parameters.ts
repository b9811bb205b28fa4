import data from "./data/parameters.json" with { type: "json" };
import { nearest } from "./distance.ts";
import { misspelling } from "./misspellings.ts";
import type { Confidence, EndpointKey, Lint, Scalar, Transport } from "./types.ts";

/** One query parameter (or body field) of one endpoint. Values are compared after `String()`. */
export interface Parameter {
  readonly type?: string;
  /** Closed unless `enumOpen`. */
  readonly enum?: readonly Scalar[];
  readonly enumOpen?: boolean;
  /** Further values known to work beyond a narrow specification. */
  readonly knownEnum?: readonly Scalar[];
  readonly caseInsensitive?: boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly maxLength?: number;
  readonly maxCount?: number;
  readonly maxTokensTotal?: number;
  readonly softMaxCount?: number;
  readonly recommended?: number;
  readonly unit?: string;
  readonly default?: Scalar;
  readonly required?: boolean;
  /** Sent once for each value. */
  readonly repeated?: boolean;
  readonly deprecated?: boolean;
  readonly replacement?: string;
  readonly requires?: readonly string[];
  readonly conflictsWith?: readonly string[];
  readonly onlyWith?: {
    readonly models?: readonly string[];
    readonly modelLanguages?: readonly string[];
    readonly family?: string;
  };
  readonly notWith?: { readonly models?: readonly string[] };
  readonly redundantWith?: readonly string[];
  readonly implies?: readonly string[];
  readonly overrides?: readonly string[];
  /** Its name belongs to the other transport alone. */
  readonly transportOnly?: Transport;
  /** False: known name, without effect or refused here. */
  readonly available?: boolean;
  readonly invalidValues?: Readonly<Record<string, string>>;
  /** Wrong value to right value. */
  readonly commonWrongValues?: Readonly<Record<string, string>>;
  readonly groups?: readonly string[];
  readonly schemes?: readonly string[];
  readonly schemesRest?: readonly string[];
  readonly schemesWss?: readonly string[];
  readonly ports?: readonly number[];
  readonly inSpec: boolean;
  readonly newerThanSpec?: boolean;
  readonly lint?: Readonly<Record<string, Lint>> | Lint;
  readonly confidence?: Confidence;
  readonly note?: string;
  readonly hostCaveat?: string;
  readonly docs?: readonly string[];
}

export interface EndpointParameters {
  readonly key: EndpointKey;
  readonly params: Readonly<Record<string, Parameter>>;
  readonly unknownParam?: {
    readonly policy: "tolerated" | "refused" | "unverified";
    readonly lint: Lint;
    readonly behaviour?: string;
  };
  /** Names proven wrong there; `certain` are those that are refused without doubt. */
  readonly knownRejected?: {
    readonly list: readonly string[];
    readonly certain: readonly string[];
    readonly behaviour?: string;
    readonly docs?: readonly string[];
  };
  readonly requireOneOf?: readonly (readonly string[])[];
  readonly noQuery?: boolean;
}

const byKey = data.endpoints as unknown as Readonly<Record<string, EndpointParameters>>;

export const parameterEndpoints: readonly string[] = Object.keys(byKey);

/** Everything about the query of an endpoint; undefined where the catalogue knows nothing (management paths). */
export function parametersOf(key: string): EndpointParameters | undefined {
  return Object.hasOwn(byKey, key) ? byKey[key] : undefined;
}

/** A parameter of an endpoint by its exact name. */
export function parameter(key: string, name: string): Parameter | undefined {
  const params = parametersOf(key)?.params;
  return params && Object.hasOwn(params, name) ? params[name] : undefined;
}

/** `tolerated` (ignored), `refused` (400), or `unverified` where no source says; undefined for unknown endpoints. */
export function unknownParamPolicy(key: string): "tolerated" | "refused" | "unverified" | undefined {
  return parametersOf(key)?.unknownParam?.policy;
}

/** Whether a name is proven wrong there: `certain` where it is refused without doubt, `likely` otherwise. */
export function knownRejected(key: string, name: string): "certain" | "likely" | undefined {
  const rejected = parametersOf(key)?.knownRejected;
  if (!rejected?.list.includes(name)) return undefined;
  return rejected.certain.includes(name) ? "certain" : "likely";
}

/** Values that are known to be accepted, as text; undefined when any text is. */
export function valuesOf(found: Parameter): readonly string[] | undefined {
  if (!found.enum && !found.knownEnum) return undefined;
  return [...new Set([...(found.enum ?? []), ...(found.knownEnum ?? []), ...(found.groups ?? [])].map(String))];
}

/** False only for a value that a closed list of values does not hold. Case counts unless the parameter says otherwise. */
export function valueAllowed(found: Parameter, value: string): boolean {
  if (found.invalidValues && Object.hasOwn(found.invalidValues, value)) return false;
  if (!found.enum || found.enumOpen) return true;
  const same = (known: Scalar) =>
    found.caseInsensitive ? String(known).toLowerCase() === value.toLowerCase() : String(known) === value;
  return [...found.enum, ...(found.knownEnum ?? [])].some(same);
}

function usable(key: string): string[] {
  const params = parametersOf(key)?.params ?? {};
  return Object.keys(params).filter((name) => params[name]!.available !== false && !params[name]!.deprecated);
}

/**
 * The name that was meant by a wrong one: camelCase, another case or hyphens, or a listed slip. Undefined when the wrong
 * name is itself known there, or when the right one is not usable there.
 */
export function rightName(
  key: string,
  wrong: string,
): { readonly name: string; readonly valueChanges: boolean } | undefined {
  if (parameter(key, wrong)) return undefined;
  const names = usable(key);
  const slip = misspelling(wrong);
  if (slip && names.includes(slip.right) && (!slip.onlyOn || key.endsWith(slip.onlyOn)))
    return { name: slip.right, valueChanges: slip.valueChanges === true };
  const snake = wrong
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  const name = snake !== wrong && names.includes(snake) ? snake : undefined;
  return name ? { name, valueChanges: false } : undefined;
}

/** The known name within two edits of a name that is not known there, when there is exactly one nearest. */
export function nearestName(key: string, wrong: string): string | undefined {
  if (parameter(key, wrong)) return undefined;
  const within = wrong.length > 5 ? 2 : 1;
  // What is deprecated still works: 'diarise' means diarize, where nothing newer is as near.
  const params = parametersOf(key)?.params ?? {};
  const old = Object.keys(params).filter((name) => params[name]!.deprecated && params[name]!.available !== false);
  return nearest(wrong, usable(key), within) ?? nearest(wrong, old, within);
}
