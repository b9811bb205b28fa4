import { parameter, parametersOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { known } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry, LiteralPart } from "../../exchange/value.ts";
import { encodeValue } from "../../text/encode.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { queryFacts } from "./shared/query.ts";

export const unencoded = rule({
  id: "param-unencoded",
  group: "params",
  title: "Value in the URL that is not encoded",
  severity: "warning",
  why: "In a URL the characters &, ?, #, % and blanks have meanings of their own: a value that holds them is cut or misread.",
  advice: "Encode the value: encodeURIComponent(value), or URLSearchParams for the whole query.",
  exceptions: "Values that are not followed are not judged.",
  docs: ["https://developers.deepgram.com/docs/callback"],
  shows: {
    needs: [/&|ampersand|\bplus\b|\+|hash|#|space|special|encode|escap|url|query/i],
    signs: [/ampersand|percent[- ]encod|url[- ]?encod|encodeURIComponent|special characters?/i],
    told: [
      "keyterm with ampersand or plus or hash breaks the url",
      "phrase with spaces in the query is cut off",
      "special characters in my search term are lost",
      "url with a space in it cannot be parsed",
      "callback address with its own query is cut",
    ],
    answers: {
      statuses: [400],
      errors: ["invalid-query-string", "callback-invalid", "unknown-query"],
      says: /curl: \(3\)|URL using bad\/illegal format|URL rejected: Malformed/i,
      silent: true,
    },
    by: "client",
    settle: "Print the URL that goes out.",
    claims: false,
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params || call.via === "sdk" || call.query.insertion?.style !== "query") return;
    for (const [at, entry] of call.query.entries.entries()) {
      ampersand(call, facts.key, at, report);
      const part = literal(entry);
      if (!part) {
        splitValue(call, facts.key, at, report);
        continue;
      }
      const cut = entry.name === "callback" ? cutBehind(call, facts.key, at, part) : [];
      if (cut.length > 0)
        report({
          message: `The callback's own query is cut off at '&${cut[0]!.name}'`,
          because: "Its & is read as the next parameter of Deepgram's URL.",
          at: part.origin,
          related: cut.map((each) => ({ at: each.key, message: "This belongs to the callback" })),
        });
      const percent = /%(?![0-9a-fA-F]{2})/.test(part.text);
      const blank = part.text.includes(" ") && ["curl", "raw-http", "wget", "httpie", "other"].includes(call.via);
      if (percent || blank)
        report({
          message: percent ? `'%' in ${entry.name} is not encoded` : `The blank in ${entry.name} is not encoded`,
          at: part.origin,
          advice: percent ? "Write %25 for %." : "Write %20 for a blank.",
          fixes: [{ title: "Encode the value", safe: true, edits: [replace(part.origin, encodeValue(part.text))] }],
        });
    }
    fragment(call, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&callback=https://example.com/hook?job=1&secret_id=2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&callback=https%3A%2F%2Fexample.com%2Fhook%3Fjob%3D1%26secret_id%3D2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&callback=https://example.com/hook?job=1&punctuate=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&callback=https://example.com/hook?job=1&secret_id=2" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
      },
    ],
  },
});

/** The value, when it is written in the URL itself, character for character. */
function literal(entry: Entry): LiteralPart | undefined {
  const { value } = entry;
  const [part] = value.kind === "text" ? value.parts : [];
  return value.kind === "text" &&
    value.parts.length === 1 &&
    part?.kind === "literal" &&
    part.exact &&
    part.origin.text === entry.key.text &&
    part.origin.start === entry.key.end + 1
    ? part
    : undefined;
}

/** `keyterm=R&D`: what stands behind the & is no name that anybody gives to a parameter. */
function ampersand(call: Call, key: string, at: number, report: Report): void {
  const { value } = call.query.entries[at]!;
  const next = call.query.entries[at + 1];
  const part = value.kind === "text" ? value.parts.at(-1) : undefined;
  const { name } = call.query.entries[at]!;
  const text = parameter(key, name);
  if (!next || part?.kind !== "literal" || !part.exact || !text?.type?.includes("string") || text.enum) return;
  const rest = known(next.value);
  if (rest?.text !== "" || parameter(key, next.name) || /^[a-z][a-z\d_-]*$/.test(next.name)) return;
  const { end } = part.origin;
  if (next.key.text !== part.origin.text || next.key.start !== end + 1) return;
  const inUrl = literal(call.query.entries[at]!) !== undefined;
  const sign = { ...part.origin, start: end, end: end + 1 };
  // What stands behind the & belongs to the value, and is encoded with it.
  const tail = encodeValue(next.name);
  const whole = tail === next.name ? sign : { ...sign, end: next.key.end };
  const encoded = whole === sign ? "%26" : `%26${tail}`;
  report({
    message: `'&' in ${name} is not encoded: '${part.text.slice(-40)}' is sent, and '${next.name.slice(0, 40)}' as a parameter of its own`,
    at: sign,
    advice: inUrl
      ? `Write ${encoded} for &${whole === sign ? "" : next.name}.`
      : "Put the value into the URL by encodeURIComponent(value), or use URLSearchParams.",
    fixes: inUrl ? [{ title: `Write ${encoded}`, safe: true, edits: [replace(whole, encoded)] }] : [],
  });
}

/** `keyterm=C#&punctuate=true`: from # on nothing is sent. */
function fragment(call: Call, report: Report): void {
  const { url } = call.target;
  if (url.kind !== "text" || call.query.entries.length === 0) return;
  const part = url.parts.find((each) => each.kind === "literal" && each.text.includes("#"));
  if (part?.kind !== "literal" || !part.exact) return;
  const start = part.origin.start + part.text.indexOf("#");
  report({
    message: "'#' ends the URL: nothing after it is sent",
    because:
      "A # begins the fragment, which clients keep for themselves; in a WebSocket's URL older browsers refuse it.",
    advice: "Write %23 for #.",
    at: { ...part.origin, start, end: start + 1 },
    fixes: [{ title: "Write %23", safe: false, edits: [replace({ ...part.origin, start, end: start + 1 }, "%23")] }],
  });
}

/** A callback that is kept elsewhere and put into the URL as it is: its own & ends it. */
function splitValue(call: Call, key: string, at: number, report: Report): void {
  const { name, value, written } = call.query.entries[at]!;
  const [part] = value.kind === "text" && value.parts.length === 1 ? value.parts : [];
  if (name !== "callback" || part?.kind !== "literal" || !part.exact) return;
  const [next] = cutBehind(call, key, at, part);
  if (next?.key.text !== part.origin.text || next.key.start !== part.origin.end + 1) return;
  report({
    message: `The callback's own query is cut off at '&${next.name}'`,
    because: "Its & is read as the next parameter of Deepgram's URL.",
    at: written ?? part.origin,
    related: [{ at: next.key, message: "This belongs to the callback" }],
    advice: "Put it into the URL by encodeURIComponent(value), or use URLSearchParams.",
  });
}

/** Names right behind a callback with a question mark that no endpoint has: they were the callback's. */
function cutBehind(call: Call, key: string, at: number, part: LiteralPart): Entry[] {
  if (!part.text.includes("?")) return [];
  const cut: Entry[] = [];
  for (const entry of call.query.entries.slice(at + 1)) {
    if (parametersOf(key) && parameter(key, entry.name)) break;
    cut.push(entry);
  }
  return cut;
}
