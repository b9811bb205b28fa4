import type { Call } from "./call.ts";
import type { Origin } from "./origin.ts";
import type { Bag, Value } from "./value.ts";

/** The places of everything that goes out with a call. */
export function placesOf(call: Call): Origin[] {
  const { target, body } = call;
  const found: Origin[] = [target.scheme, target.host, target.path].flatMap((part) => part?.origin ?? []);
  ofValue(target.url, found);
  ofBag(call.query, found);
  ofBag(call.headers, found);
  for (const value of [call.method, call.subprotocols, call.credential?.value]) if (value) ofValue(value, found);
  if (body.kind === "json" || body.kind === "raw") ofValue(body.value, found);
  for (const { payload } of call.messages) ofValue(payload, found);
  return found;
}

function ofBag(bag: Bag, found: Origin[]): void {
  for (const { key, value } of bag.entries) {
    found.push(key);
    ofValue(value, found);
  }
  if (bag.insertion) found.push(bag.insertion.at);
}

/** The places of a value's pieces: what is written out, not what holds it. */
export function ofValue(value: Value, found: Origin[]): void {
  if (value.kind === "text") found.push(...value.parts.map((part) => part.origin));
  else if (value.kind === "array") for (const item of value.items) ofValue(item, found);
  else if (value.kind === "one-of") for (const option of value.options) ofValue(option, found);
  else if (value.kind === "object") ofBag(value.bag, found);
  else if (value.kind !== "unresolved") found.push(value.origin);
}
