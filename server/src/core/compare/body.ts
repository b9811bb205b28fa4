import type { Body, Call } from "../exchange/call.ts";
import type { Value } from "../exchange/value.ts";
import { type Fact, fact, said } from "./fact.ts";
import { told, toldOf } from "./value.ts";

const deepest = 12;
const most = 400;

/** How a request without a body is told. */
export const noBody = "no body";

const kinds: Readonly<Record<Exclude<Body["kind"], "unresolved">, string>> = {
  none: noBody,
  json: "JSON",
  form: "a form",
  multipart: "a form in parts",
  raw: "bytes or text as they are",
};

/** What kind of body it is, and each thing in it. */
export function bodyFacts({ body }: Call): Fact[] {
  if (body.kind === "unresolved") return [];
  const kind = fact("body", "kind", "body", said(kinds[body.kind]), body.origin);
  if (body.kind === "json") return [kind, ...leafFacts("body", "", body.value)];
  if (body.kind === "raw") return [kind, fact("body", "content", "content of the body", told(body.value), body.origin)];
  if (body.kind === "none") return [kind];
  const fields = body.entries.map((entry) =>
    fact("body", `field ${entry.name}`, `field ${entry.name}`, toldOf([entry]), entry.value.origin),
  );
  return [kind, ...fields];
}

/** Each text, number and boolean of a JSON value by its path: `agent.listen.provider.model`. */
export function leafFacts(part: "body" | "message", prefix: string, value: Value, where = ""): Fact[] {
  const found: Fact[] = [];
  let level: { path: string; value: Value }[] = [{ path: "", value }];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { path, value: current } of level) {
      if (found.length >= most) return found;
      if (current.kind === "object")
        for (const entry of current.bag.entries)
          next.push({ path: path ? `${path}.${entry.name}` : entry.name, value: entry.value });
      else if (current.kind === "array" && current.items.some(isDeep))
        current.items.forEach((item, index) => {
          next.push({ path: `${path}[${index}]`, value: item });
        });
      else found.push(fact(part, `${prefix}${path}`, `${path || "value"}${where}`, told(current), current.origin));
    }
    level = next.slice(0, most);
  }
  return found;
}

const isDeep = ({ kind }: Value) => kind === "object" || kind === "array";
