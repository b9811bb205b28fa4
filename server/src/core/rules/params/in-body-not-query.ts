import { findEndpoint, operationOf, parameter, rightName } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { contains, replace } from "../../exchange/origin.ts";
import type { Bag, Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes, parameters, removeEntry } from "../shared/helpers.ts";
import { cutTogether, queryText } from "./shared/move.ts";
import { isWritten, queryFacts } from "./shared/query.ts";

export const inBodyNotQuery = rule({
  id: "param-in-body-not-query",
  group: "params",
  title: "Options in the body instead of the URL",
  severity: "error",
  why: "Deepgram reads its options from the query string; of a JSON body it reads only the text or the address of the media.",
  advice: "Move the option into the URL's query.",
  exceptions:
    "SDK version 5 takes everything in one object and sends each part where it belongs; an own server's route is not judged.",
  docs: [
    "https://developers.deepgram.com/docs/pre-recorded-audio",
    "https://developers.deepgram.com/docs/text-to-speech",
  ],
  shows: {
    needs: [/body|json|payload|\bpost|effect|ignored|nothing changes/i],
    signs: [
      /\b(?:in|as|inside) (?:the |my |a )?(?:json|post|request)? ?(?:body|json)\b[^?\n]{0,120}|\{\s*['"]?url['"]?\s*:[^}\n]{0,80}\b(?:model|diarize|punctuate|smart_format|language)\b/i,
    ],
    told: [
      "my options in the json body are ignored, no punctuation and old model",
      "I send model and smart_format with the url in the body and nothing changes",
      "diarize in the post body has no effect",
      "settings are sent as json next to the url but transcript is plain lower case",
      "voice in the body is ignored, always the same default voice",
      "json post with url, model and diarize gives 200 but no speakers, lower case, another model in metadata",
    ],
    symptoms: ["options-ignored"],
    answers: { silent: true, statuses: [400], errors: ["tts-no-model", "read-no-feature"] },
    refines: ["param-missing-feature"],
    by: "deepgram",
    settle: "Look at the model that the answer names: it is the default one when the option was not read.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    if (call.transport === "ws") return checkMessages(call, facts.key, report);
    const { body } = call;
    if (body.kind !== "json" || body.value.kind !== "object") return;
    const own = ownKeys(call);
    if (!own) return;
    const found = options(facts.key, body.value.bag, own);
    if (found.length === 0) return;
    const all = moveAll(
      call,
      body.value.bag,
      found.filter(({ name }) => !isGiven(call, name)),
    );
    for (const option of found) {
      const twice = isGiven(call, option.name);
      report({
        message: `'${option.entry.name}' in the JSON body is not read`,
        because: twice ? "Only the option in the URL counts." : "Deepgram reads its options from the query string.",
        at: option.entry.key,
        ...(call.via === "sdk" &&
          !twice && { advice: "Write the options into the second argument: the first one is the body." }),
        severity: twice ? "warning" : "error",
        fixes: fixes(
          ...(twice
            ? [removeEntry(option.entry, `Remove ${option.entry.name} from the body`)]
            : [all ?? moveAll(call, body.value.bag, [option])]),
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav", model: "nova-3", smart_format: true }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_format=true", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});`,
      },
      {
        code: `await fetch("/api/transcribe", { method: "POST", body: JSON.stringify({ url, model: "nova-3", vendor: "deepgram" }) });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST https://api.deepgram.com/v1/listen -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"url":"https://dpgr.am/spacewalk.wav","model":"nova-3","smart_format":true}'`,
      },
    ],
  },
});

interface Option {
  readonly entry: Entry;
  /** The parameter's right name. */
  readonly name: string;
}

function isGiven(call: Call, name: string): boolean {
  return parameters(call, name).some(isWritten);
}

/** The names that the JSON body itself has; undefined where no JSON body is documented. */
function ownKeys(call: Call): string[] | undefined {
  const endpoint = findEndpoint(call.transport, call.target.path!.value);
  const json = endpoint && operationOf(endpoint, "POST")?.body?.kinds.flatMap((kind) => kind.json ?? []);
  if (!json || json.length === 0) return undefined;
  return json.flatMap((kind) => [
    ...(kind.required ?? []),
    ...(kind.optional ?? []),
    ...(kind.exactlyOneOf ?? []),
    ...(kind.properties ?? []),
  ]);
}

function options(key: string, bag: Bag, own: readonly string[]): Option[] {
  return bag.entries.flatMap((entry) => {
    if (own.includes(entry.name)) return [];
    if (parameter(key, entry.name)) return [{ entry, name: entry.name }];
    const right = rightName(key, entry.name);
    return right && !right.valueChanges ? [{ entry, name: right.name }] : [];
  });
}

/** One edit that moves the options: cut from the body, written into the query. Undefined where either is not plain text here. */
function moveAll(call: Call, body: Bag, found: readonly Option[]): Fix | undefined {
  const place = call.query.insertion;
  if (!place || !body.complete || found.length === 0 || found.some(({ name }) => isGiven(call, name))) return undefined;
  const cuts = cutTogether(
    body,
    found.map(({ entry }) => entry),
  );
  if (!cuts) return undefined;
  const pairs: string[] = [];
  for (const { entry, name } of found) {
    const written = queryText(name, entry.value, place.style);
    if (!written || entry.sometimes) return undefined;
    pairs.push(...written);
  }
  const between = place.style === "query" ? "&" : place.before.includes("\n") ? place.before : ", ";
  const text = `${place.before}${pairs.join(between)}${place.after}`;
  const here = found.every(
    ({ entry }) => entry.value.kind === "array" || contains(entry.removal ?? entry.key, entry.value.origin),
  );
  return {
    title: found.length === 1 ? `Move ${found[0]!.name} into the URL` : `Move ${found.length} options into the URL`,
    safe: here,
    edits: [replace(place.at, text), ...cuts.map((cut) => replace(cut, ""))],
  };
}

/** Options sent as a first message, as other vendors want them. */
function checkMessages(call: Call, key: string, report: Report): void {
  for (const { payload, frame } of call.messages) {
    if (frame === "binary" || payload.kind !== "object" || payload.bag.entries.some((entry) => entry.name === "type"))
      continue;
    const [option] = options(key, payload.bag, ["text"]);
    if (option && payload.bag.complete)
      report({
        message: `'${option.entry.name}' in a message is not read`,
        because: "The options of this socket are part of its URL; a message cannot set them.",
        at: option.entry.key,
      });
  }
}
