import { parameter, parametersOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry, LiteralPart } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { callDecides } from "../helpers.ts";
import { queryFacts } from "./query.ts";

export const unencoded = rule({
  id: "param-unencoded",
  group: "params",
  title: "Value in the URL that is not encoded",
  severity: "warning",
  why: "In a URL the characters &, ?, #, % and blanks have meanings of their own: a value that holds them is cut or misread.",
  advice: "Encode the value: encodeURIComponent(value), or URLSearchParams for the whole query.",
  exceptions: "Values that are put into the URL by a variable are not seen and not judged.",
  docs: ["https://developers.deepgram.com/docs/callback"],
  answers: {
    statuses: [400],
    errors: ["invalid-query-string", "callback-invalid", "unknown-query"],
    says: /curl: \(3\)|URL using bad\/illegal format|URL rejected: Malformed/i,
    silent: true,
  },
  by: "client",
  settle: "Print the URL that goes out.",
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params || call.via === "sdk" || call.query.insertion?.style !== "query") return;
    call.query.entries.forEach((entry, at) => {
      const part = literal(entry);
      if (!part) return;
      const cut = entry.name === "callback" ? cutBehind(call, facts.key, at, part) : [];
      if (cut.length > 0)
        report({
          message: `The callback's own query is cut off at '&${cut[0]!.name}'`,
          because: "Its & is read as the next parameter of Deepgram's URL.",
          at: part.origin,
          related: cut.map((each) => ({ at: each.key, message: "This belongs to the callback" })),
        });
      const percent = /%(?![0-9a-fA-F]{2})/.test(part.text);
      const blank = part.text.includes(" ") && ["curl", "raw-http", "wget", "httpie"].includes(call.via);
      if (percent || blank)
        report({
          message: percent ? `'%' in ${entry.name} is not encoded` : `The blank in ${entry.name} is not encoded`,
          at: part.origin,
          advice: percent ? "Write %25 for %." : "Write %20 for a blank.",
          fixes: [
            { title: "Encode the value", safe: true, edits: [replace(part.origin, encodeURIComponent(part.text))] },
          ],
        });
    });
  },
  diagnose: callDecides,
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
