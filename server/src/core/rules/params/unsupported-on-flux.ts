import { knownRejected, multilingualFlux, parametersOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { standsAlone } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { atDeepgram, fixes, parameters, removeEntry } from "../shared/helpers.ts";
import { isFluxSocket, snakeCase } from "./shared/names.ts";
import { isOwn, sentEntries } from "./shared/query.ts";

const key = "wss:/v2/listen";
const certain = parametersOf(key)?.knownRejected?.certain ?? [];

export const unsupportedOnFlux = rule({
  id: "param-unsupported-on-flux",
  group: "params",
  title: "Option that Flux does not have",
  severity: "error",
  why: "The Flux socket refuses every query parameter that it does not know, and the options of /v1/listen are unknown to it.",
  advice: "Remove it: Flux formats by itself and finds the end of a turn with its eot_ options.",
  exceptions: "Options of a call whose model is not Flux are judged as options of /v1/listen.",
  docs: [
    "https://developers.deepgram.com/docs/flux/quickstart",
    "https://developers.deepgram.com/docs/flux/configuration",
  ],
  shows: {
    needs: [/flux|\bv2\b/i],
    signs: [
      /\b(?:flux|v2)\b[^?\n]{0,120}\b(?:smart_format|punctuate|diarize|interim_results|language\b|endpointing|utterance_end|vad_events|numerals)|\b(?:smart_format|punctuate|diarize|interim_results|endpointing|utterance_end\w*|vad_events)\b[^?\n]{0,100}\b(?:flux|v2)\b/i,
    ],
    told: [
      "smart_format or diarize with flux is refused",
      "flux rejects language parameter",
      "same options as with nova make flux fail with unknown query parameters",
      "punctuate, interim_results not allowed on v2",
      "flux-general-en plus smart_format and punctuate on v2 is refused, without them it connects",
    ],
    answers: {
      statuses: [400],
      errors: ["unknown-query"],
      says: new RegExp(`Unknown query parameters?: (?:\\w+, ?)*(?:${certain.join("|")})\\b`, "i"),
    },
    refines: ["param-misspelled"],
    by: "deepgram",
    settle: "Open the socket again with only model, encoding and sample_rate in the URL.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401, not with the names of parameters" }],
  },
  check(call, report) {
    if (!atDeepgram(call) || call.via === "wrapper" || !isFluxSocket(call)) return;
    for (const entry of sentEntries(call)) {
      const rejected = knownRejected(key, snakeCase(entry.name));
      if (!rejected || !standsAlone(entry)) continue;
      report({
        message: `'${entry.name}' is not an option of Flux`,
        at: entry.key,
        severity: rejected === "certain" ? "error" : "warning",
        ...(entry.name === "language" && {
          advice: "Remove it; for other languages use model=flux-general-multi with language_hint.",
        }),
        ...(entry.name === "keywords" && { advice: "Use keyterm, one parameter for each term, without a weight." }),
        fixes: fixes(removeEntry(entry, `Remove ${entry.name}`, isOwn(call, entry)), hint(call, entry)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&smart_format=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&language=en", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&keyterm=Deepgram&eot_threshold=0.8", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&smart_format=true&language=en", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v2/listen?model=flux-general-en&smart_format=true",
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Unknown query parameters: smart_format","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** With the multilingual model, a language becomes a hint. */
function hint(call: Call, entry: Entry): Fix | undefined {
  const [model] = parameters(call, "model");
  const multi =
    model?.value.kind === "text" &&
    model.value.parts.map((part) => (part.kind === "literal" ? part.text : "")).join("") === multilingualFlux;
  if (entry.name !== "language" || !multi || !entry.renamable) return undefined;
  return { title: "Rename to language_hint", safe: false, edits: [replace(entry.key, "language_hint")] };
}
