import type { Call } from "../exchange/call.ts";
import { type Carried, carried } from "../observe/credential.ts";
import { type Fact, fact } from "./fact.ts";

const kinds: Readonly<Record<Carried["kind"], string>> = {
  "api-key": "<API key>",
  jwt: "<temporary token>",
  masked: "<credential>",
  env: "<from a variable>",
  nothing: "<nothing>",
  unexpanded: "<name of a variable>",
  placeholder: "<placeholder>",
  unknown: "<credential>",
};

/** How the credential is sent: never what it is. Kinds that the text does not show are taken for what the other side has. */
export function credentialFact(call: Call): Fact[] {
  const found = carried(call);
  if (!found) return [];
  const { scheme, kind, where, at } = found;
  const word = scheme && `${scheme[0]!.toUpperCase()}${scheme.slice(1)} `;
  const place = where === "subprotocol" ? " as subprotocols" : "";
  return [fact("credential", "", "credential", { text: `${word}${kinds[kind]}${place}`, sure: isShown(kind) }, at)];
}

const isShown = (kind: Carried["kind"]) => kind === "api-key" || kind === "jwt" || kind === "nothing";

/** Whether two credentials are sent alike, as far as it is seen. */
export function sentAlike(one: Call, other: Call): boolean {
  const [a, b] = [carried(one), carried(other)];
  if (!a || !b) return !a && !b;
  const sameKind =
    a.kind === b.kind || (!(a.kind === "nothing" || b.kind === "nothing") && !(isShown(a.kind) && isShown(b.kind)));
  const place = (each: Carried) => (each.where === "subprotocol" ? "subprotocol" : "header");
  return a.scheme === b.scheme && sameKind && place(a) === place(b);
}
