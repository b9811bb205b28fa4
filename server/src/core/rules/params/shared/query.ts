import {
  type EndpointParameters,
  type Lint,
  type Parameter,
  parametersOf,
  sdkVersion,
} from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import { contains } from "../../../exchange/origin.ts";
import type { Entry } from "../../../exchange/value.ts";
import type { Severity } from "../../rule.ts";
import { atDeepgram, endpointKey } from "../../shared/helpers.ts";

/**
 * What the catalogue knows of the query that a call sends to Deepgram. Undefined on proxies and unknown paths, and for
 * wrapper packages, whose names and defaults are their own.
 */
export function queryFacts(call: Call): EndpointParameters | undefined {
  if (!atDeepgram(call) || call.via === "wrapper") return undefined;
  const key = endpointKey(call);
  return key === undefined ? undefined : parametersOf(key);
}

/** The entries of the query that reach Deepgram: without the SDK's own connection options and without values that are nothing. */
export function sentEntries(call: Call): readonly Entry[] {
  const major = call.sdk?.major;
  const own = major ? (sdkVersion(major).connectOptions ?? []) : [];
  return call.query.entries.filter(
    (entry) => entry.value.kind !== "null" && !(call.via === "sdk" && own.includes(entry.name)),
  );
}

/** The catalogue's level as a severity; `fallback` where it says nothing, undefined for `silent`. */
export function severityOf(lint: Lint | undefined, fallback?: Severity): Severity | undefined {
  const word = /^(?:error|warning|info|silent)/.exec(lint ?? "")?.[0];
  if (!word) return fallback;
  return word === "silent" ? undefined : word === "info" ? "information" : (word as Severity);
}

/** The level of one aspect (`present`, `outside`) of a parameter. */
export function lintOf(parameter: Parameter, aspect: string): Lint | undefined {
  return typeof parameter.lint === "object" ? parameter.lint[aspect] : undefined;
}

/** Whether an entry is written in this very call, or in its URL: an object that other calls may share must not lose it. */
export function isOwn(call: Call, entry: Entry): boolean {
  if (call.via !== "sdk") return true;
  return contains(call.origin, entry.key);
}

/** In another file, several calls may share the options. */
export function isElsewhere(call: Call, entry: Entry): boolean {
  return entry.key.text !== call.origin.text;
}

/** Whether an entry is written in the text: the SDK adds some by itself. */
export function isWritten(entry: Entry): boolean {
  return entry.renamable || entry.removal !== undefined || entry.written !== undefined;
}
