import type { Body, Call } from "../exchange/call.ts";
import type { Bag, Value } from "../exchange/value.ts";
import type { Fact } from "./fact.ts";
import { kindOf } from "./messages.ts";

/** The failing call with one thing as the working call has it. Undefined where one thing cannot be had alone. */
export function exchanged({ part, key }: Pick<Fact, "part" | "key">, call: Call, from: Call): Call | undefined {
  const id = key.slice(part.length + 1);
  const at = call.target;
  switch (part) {
    case "transport": {
      const { method: _, ...rest } = call;
      const scheme = from.target.scheme;
      const target = { ...at, ...(scheme && { scheme }) };
      return { ...rest, transport: from.transport, target, ...(from.method && { method: from.method }) };
    }
    case "scheme":
      return from.target.scheme && { ...call, target: { ...at, scheme: from.target.scheme } };
    case "host":
      return from.target.host && { ...call, target: { ...at, host: from.target.host, deepgram: from.target.deepgram } };
    case "path":
      return from.target.path && { ...call, target: { ...at, path: from.target.path } };
    case "method":
      return from.method && { ...call, method: from.method };
    case "query":
      return { ...call, query: withEntry(call.query, from.query, (name) => name === id) };
    case "header":
      return withHeader(call, from, id);
    case "credential":
      return withCredential(call, from);
    case "body":
      return { ...call, body: id === "kind" || id === "content" ? from.body : withLeaf(call.body, from.body, id) };
    case "message":
      return { ...call, messages: withMessage(call, from, id) };
    default:
      return undefined;
  }
}

function withEntry(bag: Bag, from: Bag, is: (name: string) => boolean): Bag {
  const theirs = from.entries.filter(({ name }) => is(name));
  const at = bag.entries.findIndex(({ name }) => is(name));
  const others = bag.entries.filter(({ name }) => !is(name));
  const place = at < 0 ? others.length : at;
  return { ...bag, entries: [...others.slice(0, place), ...theirs, ...others.slice(place)] };
}

function withHeader(call: Call, from: Call, id: string): Call {
  const headers = withEntry(call.headers, from.headers, (name) => name.toLowerCase() === id);
  const { implicitContentType: own, ...rest } = call;
  const implicit = id === "content-type" ? from.implicitContentType : own;
  return { ...rest, headers, ...(implicit === undefined ? {} : { implicitContentType: implicit }) };
}

function withCredential(call: Call, from: Call): Call {
  const { subprotocols: _s, credential: _c, ...rest } = call;
  return {
    ...rest,
    headers: withEntry(call.headers, from.headers, (name) => name.toLowerCase() === "authorization"),
    ...(from.subprotocols && { subprotocols: from.subprotocols }),
    ...(from.credential && { credential: from.credential }),
  };
}

function withLeaf(body: Body, from: Body, path: string): Body {
  if (body.kind === "json" && from.kind === "json")
    return { ...body, value: exchangedLeaf(body.value, from.value, stepsOf(path)) };
  if ((body.kind === "form" || body.kind === "multipart") && (from.kind === "form" || from.kind === "multipart")) {
    const bag = (entries: typeof body.entries): Bag => ({ entries, complete: true, origin: body.origin });
    const is = (name: string) => `field ${name}` === path;
    return { ...body, entries: withEntry(bag(body.entries), bag(from.entries), is).entries };
  }
  return from;
}

const stepsOf = (path: string) => path.split(/\.|\[(\d+)\]\.?/).filter((step): step is string => !!step);

/** A value with the leaf at a path as the other value has it: gone, where that has none. */
function exchangedLeaf(value: Value, from: Value | undefined, steps: readonly string[]): Value {
  const [step, ...rest] = steps;
  if (step === undefined || !from) return from ?? value;
  if (value.kind === "array" && from.kind === "array") {
    const index = Number(step);
    const items = value.items.map((item, at) => (at === index ? exchangedLeaf(item, from.items[index], rest) : item));
    return { ...value, items: index < value.items.length ? items : [...items, ...from.items.slice(index, index + 1)] };
  }
  if (value.kind !== "object" || from.kind !== "object") return from;
  const own = value.bag.entries.find(({ name }) => name === step);
  const their = from.bag.entries.find(({ name }) => name === step);
  if (!own || !their || rest.length === 0)
    return { ...value, bag: withEntry(value.bag, from.bag, (name) => name === step) };
  const deeper = { ...own, value: exchangedLeaf(own.value, their.value, rest) };
  const entries = value.bag.entries.map((entry) => (entry === own ? deeper : entry));
  return { ...value, bag: { ...value.bag, entries } };
}

function withMessage(call: Call, from: Call, id: string): Call["messages"] {
  if (id === "first") return from.messages;
  const [kind = "", path] = id.startsWith("sent ") ? [id.slice(5)] : split(id);
  const is = (message: Call["messages"][number]) => kindOf(message) === kind;
  const their = from.messages.find(is);
  if (path !== undefined && their)
    return call.messages.map((message) =>
      is(message) ? { ...message, payload: exchangedLeaf(message.payload, their.payload, stepsOf(path)) } : message,
    );
  const others = call.messages.filter((message) => !is(message));
  const at = from.messages.findIndex(is);
  return at < 0 ? others : [...others.slice(0, at), ...from.messages.filter(is), ...others.slice(at)];
}

function split(id: string): [string, string] {
  const at = id.indexOf(" ");
  return [id.slice(0, at), id.slice(at + 1)];
}
