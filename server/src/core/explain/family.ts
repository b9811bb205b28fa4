import type { Exchange } from "../exchange/exchange.ts";
import { known } from "../exchange/facts.ts";
import { outcome } from "../observe/outcome.ts";

/** What the kind of an answer says, whatever its words: by code where there is one, else by status. */
const families: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:INVALID_QUERY_PARAMETER|INVALID_PARAMETER)$/,
    "The code is for the query: the key was accepted, and a parameter of the URL is refused",
  ],
  [
    /^(?:INVALID_JSON|PAYLOAD_ERROR|UNPROCESSABLE_ENTITY|422|415|413)$/,
    "The code is for the body: the key and the query were accepted",
  ],
  [/^(?:INVALID_AUTH|401)$/, "The code is for the credential: nothing else of the request was looked at"],
  [/^(?:INSUFFICIENT_PERMISSIONS|FORBIDDEN|403)$/, "The key is known, and it or its project may not do this"],
  [/^REMOTE_CONTENT_ERROR$/, "The code is for the address of the media, which Deepgram could not fetch"],
  [/^(?:Bad Request|BAD_REQUEST|400)$/, "A 400 comes after the key was accepted: it is about the query or the body"],
  [/^(?:404|405)$/, "The status is for path and method"],
];

/** What is known of an answer in words that the catalogue does not have: its kind, and what the call shows of it. */
export function familyOf(exchange: Exchange): string | undefined {
  const { codes, status, said } = outcome(exchange);
  const keys = [...codes.map(({ text }) => text), String(status?.code ?? "")];
  const family = keys.flatMap((key) => families.find(([shape]) => shape.test(key))?.[1] ?? [])[0];
  if (!family) return undefined;
  const { call } = exchange;
  if (!call) return `${family}. Paste the request that got it, too.`;
  const words = said
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 20_000);
  const named = call.query.entries
    .slice(0, 100)
    .find(({ name }) => new RegExp(String.raw`(?<!\w)${name.replace(/\W/g, ".")}(?!\w)`).test(words));
  const value = named && known(named.value)?.text;
  const shown = named
    ? `The text names '${named.name}'${value ? `, which is sent as '${value}'` : ""}: try without it.`
    : "By the catalogue nothing is wrong with what is shown of the call: halve its parameters until it passes.";
  return `${family}. ${shown}`;
}
