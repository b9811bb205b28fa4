import { type Endpoint, endpoints, findEndpoint } from "../core/catalogue/index.ts";
import type { Call } from "../core/exchange/call.ts";
import { member, someKnown } from "../core/exchange/facts.ts";
import type { Origin } from "../core/exchange/origin.ts";
import type { Bag, Entry, Value } from "../core/exchange/value.ts";

/** A place where something that the catalogue lists may be written. `start` to the cursor is what is written of it. */
export type Slot =
  | { readonly kind: "path"; readonly transport: "http" | "ws"; readonly start: number }
  | {
      readonly kind: "name";
      readonly style: "query" | "object";
      readonly endpoint: Endpoint;
      readonly taken: readonly string[];
      readonly start: number;
    }
  | {
      readonly kind: "value";
      readonly endpoint: Endpoint;
      readonly name: string;
      readonly model: string | undefined;
      readonly start: number;
    }
  | { readonly kind: "message"; readonly path: string; readonly start: number }
  | {
      readonly kind: "field";
      readonly path: string;
      readonly type: string;
      readonly field: readonly string[];
      readonly taken: readonly string[];
      readonly start: number;
    };

/** Reads the address that is being written left of the cursor: half a URL needs no parser, and seldom has a call around it. */
export function slotInUrl(before: string): Slot | undefined {
  const found = /(https?|wss?):\/\/[\w.-]*\bdeepgram\.com(\/[\w/.-]*)(?:\?([^\s"'`]*))?$/.exec(before);
  if (!found) return undefined;
  const [, scheme, path, query] = found;
  const transport = scheme!.startsWith("ws") ? "ws" : "http";
  if (query === undefined) return { kind: "path", transport, start: before.length - path!.length };
  const endpoint = findEndpoint(transport, path!);
  if (!endpoint) return undefined;
  const pairs = query.split("&").map((pair) => pair.split("="));
  const [name = "", value] = pairs.at(-1)!;
  const written = value ?? name;
  const start = before.length - written.length;
  if (value === undefined)
    return { kind: "name", style: "query", endpoint, taken: pairs.slice(0, -1).map(([each]) => each!), start };
  return { kind: "value", endpoint, name, model: pairs.find(([each]) => each === "model")?.[1], start };
}

/** `params.set("…` and `append`: the endpoint is that of the file's calls, where they agree. */
export function slotInSetter(before: string, calls: readonly Call[]): Slot | undefined {
  const found = /\.(?:set|append)\(\s*["'`](\w*)(?:["'`]\s*,\s*["'`]([\w.-]*))?$/.exec(before);
  const [endpoint, ...others] = new Set(calls.flatMap((call) => endpointOf(call) ?? []));
  if (!found || !endpoint || others.length > 0) return undefined;
  const [, name = "", value] = found;
  if (value === undefined)
    return { kind: "name", style: "query", endpoint, taken: [], start: before.length - name.length };
  return { kind: "value", endpoint, name, model: undefined, start: before.length - value.length };
}

/** Option objects, values in them, and messages, in the calls that are there. */
export function slotInCalls(calls: readonly Call[], uri: string, offset: number, before: string): Slot | undefined {
  const word = before.length - /[\w-]*$/.exec(before)![0].length;
  for (const call of calls) {
    const endpoint = endpointOf(call);
    if (!endpoint || call.via === "wrapper") continue;
    for (const { payload } of call.messages) {
      const slot = messageSlot(endpoint.path, payload, uri, offset, word);
      if (slot) return slot;
    }
    const entry = call.query.entries.find(({ value }) => value.kind === "text" && holds(value.origin, uri, offset));
    if (entry)
      return {
        kind: "value",
        endpoint,
        name: entry.name,
        model: modelOf(call.query),
        start: valueStart(entry, offset, word),
      };
    if (call.query.insertion?.style === "object" && inside(call.query.origin, uri, offset) && atName(before))
      return { kind: "name", style: "object", endpoint, taken: names(call.query, offset), start: word };
  }
  return undefined;
}

function messageSlot(path: string, payload: Value, uri: string, offset: number, word: number): Slot | undefined {
  const type = member(payload, "type");
  if (type?.kind === "text" && holds(type.origin, uri, offset))
    return { kind: "message", path, start: textStart(type, offset, word) };
  const [said] = someKnown(type);
  if (!said) return undefined;
  let at: Value | undefined = payload;
  const field: string[] = [];
  while (at?.kind === "object" && inside(at.bag.origin, uri, offset)) {
    const next: Entry | undefined = at.bag.entries.find(
      ({ value }) => value.kind === "object" && inside(value.origin, uri, offset),
    );
    if (!next) return { kind: "field", path, type: said.text, field, taken: names(at.bag, offset), start: word };
    field.push(next.name);
    at = next.value;
  }
  return undefined;
}

/** All paths of a transport, for the address being written. */
export const pathsOn = (transport: "http" | "ws") =>
  endpoints.filter((each) => (each.transport === "wss") === (transport === "ws") && !each.path.includes("{"));

function endpointOf({ target, transport }: Call): Endpoint | undefined {
  return target.deepgram !== "no" && target.path ? findEndpoint(transport, target.path.value) : undefined;
}

const modelOf = (bag: Bag) => someKnown(bag.entries.find(({ name }) => name === "model")?.value)[0]?.text;

/** What is there already, but for the name that is being written. */
const names = (bag: Bag, offset: number) =>
  bag.entries.filter(({ key }) => !(key.start <= offset && offset <= key.end)).map(({ name }) => name);

const valueStart = (entry: Entry, offset: number, word: number) =>
  entry.value.kind === "text" ? textStart(entry.value, offset, word) : word;

function textStart(value: Extract<Value, { kind: "text" }>, offset: number, word: number): number {
  const part = value.parts.find(({ origin }) => origin.start <= offset && offset <= origin.end);
  return part?.kind === "literal" && part.exact ? part.origin.start : word;
}

/** Inside the quotes of a string. */
const holds = (at: Origin, uri: string, offset: number) => at.text === uri && at.start < offset && offset < at.end;
const inside = holds;

/** After a bracket, a comma or a line's beginning, and not after a colon. */
const atName = (before: string) => /[{,]\s*[\w-]*$/.test(before);
