import type { SdkMethod } from "../../catalogue/sdk.ts";
import type { Body } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Bag, Entry, Value } from "../../exchange/value.ts";
import type { FileContext } from "../context.ts";
import { mergedObject } from "../evaluate/lower.ts";
import type { Arguments } from "./query.ts";

export interface Payload {
  readonly body: Body;
  /** Headers that come with it: the `mimetype` of v1 and v2. */
  readonly headers: readonly Entry[];
}

/** What the SDK sends as the body. */
export function payloadOf(context: FileContext, args: Arguments, method: SdkMethod | undefined, at: Origin): Payload {
  const unresolved = (reason: string): Payload => ({ body: { kind: "unresolved", reason, origin: at }, headers: [] });
  if (!method) return unresolved("the method is not known");
  if (method.bodyArg === undefined || !method.body) {
    const sends = method.httpMethod !== undefined && method.httpMethod !== "GET" && method.httpMethod !== "DELETE";
    return sends ? unresolved("it is not followed") : { body: { kind: "none", origin: at }, headers: [] };
  }
  const given = args.values[method.bodyArg];
  if (!given) return args.complete ? { body: { kind: "none", origin: args.end }, headers: [] } : unresolved("a spread");
  const value = context.evaluator.lower(given.kind === "one-of" ? (mergedObject(given.options) ?? given) : given);
  const { origin } = given;
  if (method.body === "bytes") return { body: { kind: "raw", value, origin }, headers: [] };
  if (value.kind === "unresolved") return { body: { kind: "unresolved", reason: value.reason, origin }, headers: [] };
  if (value.kind !== "object") return { body: { kind: "json", value, implicitHeader: true, origin }, headers: [] };
  if (method.body === "source") return sourceOf(value.bag, origin);
  if (method.bodyMember) return memberOf(value.bag, method.bodyMember, origin);
  const own = method.bodyArg === method.optionsArg ? (method.bodyKeys ?? []) : undefined;
  const entries = own ? value.bag.entries.filter((entry) => own.includes(entry.name)) : value.bag.entries;
  const json: Value = { kind: "object", bag: { ...value.bag, entries }, origin };
  return { body: { kind: "json", value: json, implicitHeader: true, origin }, headers: [] };
}

/** One member of the argument is the body; what else stands in it is none of it. */
function memberOf(bag: Bag, name: string, origin: Origin): Payload {
  const found = bag.entries.find((entry) => entry.name === name);
  if (found)
    return {
      body: { kind: "json", value: found.value, implicitHeader: true, origin: found.value.origin },
      headers: [],
    };
  if (!bag.complete) return { body: { kind: "unresolved", reason: "not all of it is seen", origin }, headers: [] };
  return { body: { kind: "none", origin }, headers: [] };
}

/** v1 and v2: `{ url }`, `{ buffer, mimetype }` or `{ stream, mimetype }`. */
function sourceOf(bag: Bag, origin: Origin): Payload {
  const named = (name: string) => bag.entries.find((entry) => entry.name === name);
  const bytes = named("buffer") ?? named("stream");
  if (!bytes) {
    const value: Value = { kind: "object", bag, origin };
    return { body: { kind: "json", value, implicitHeader: true, origin }, headers: [] };
  }
  const type = named("mimetype");
  return {
    body: { kind: "raw", value: bytes.value, origin: bytes.value.origin },
    headers: type ? [{ ...type, name: "Content-Type", renamable: false }] : [],
  };
}
