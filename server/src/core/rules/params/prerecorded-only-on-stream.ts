import { parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { standsAlone } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { fixes, goesTo, isOn, parameters, parameterValues, removeEntry } from "../shared/helpers.ts";
import { isFluxSocket } from "./shared/names.ts";
import { isElsewhere, isOwn, lintOf, queryFacts, sentEntries, severityOf } from "./shared/query.ts";

export const prerecordedOnlyOnStream = rule({
  id: "param-prerecorded-only-on-stream",
  group: "params",
  title: "Feature of pre-recorded audio on a live socket",
  severity: "error",
  why: "The feature exists for pre-recorded audio only: on a socket it is refused at the handshake or has no effect.",
  advice: "Remove it from the socket, or send the finished recording to POST /v1/listen.",
  docs: ["https://developers.deepgram.com/docs/stt-streaming-feature-overview"],
  shows: {
    needs: [/live|stream|socket|real[- ]?time|handshake/i],
    signs: [
      /\b(?:summarize|topics|sentiment|intents|paragraphs|utterances|detect_language|detect_topics|detect_entities|search)\b[^?\n]{0,100}\b(?:live|stream\w*|web ?socket|wss|real[- ]?time|handshake)|\b(?:live|stream\w*|web ?socket|wss|real[- ]?time)\b[^?\n]{0,100}\b(?:summarize|topics|sentiment|intents|paragraphs|detect_language|detect_topics|detect_entities)/i,
    ],
    told: [
      "topics or summary on live streaming does not work",
      "paragraphs and utterances are missing in the live results",
      "summarize on the websocket is refused",
      "detect_language does nothing in streaming",
      "sentiment in real time gives forbidden",
    ],
    answers: { statuses: [400, 403], errors: ["summarize-stream", "features-forbidden"], silent: true },
    by: "deepgram",
    settle: "Open the socket again without the feature.",
    rulesOut: [{ id: "model-no-access", why: "the 403 names the feature, not the model" }],
  },
  check(call, report) {
    if (!goesTo(call, "ws", "/v1/listen") || isFluxSocket(call)) return;
    const facts = queryFacts(call);
    if (!facts) return;
    for (const entry of sentEntries(call).filter(standsAlone)) {
      const here = parameter(facts.key, entry.name);
      const batch = parameter("rest:/v1/listen", entry.name);
      if (here?.available !== false || !batch || batch.available === false || !isOn(entry.value)) continue;
      const severity = severityOf(lintOf(here, "present"));
      if (!severity) continue;
      const shared = isElsewhere(call, entry);
      report({
        message: `'${entry.name}' is a feature of pre-recorded audio, not of the live socket`,
        because: here.note ? sentence(here.note) : "It is documented for pre-recorded audio only.",
        at: entry.key,
        severity,
        fixes: shared
          ? []
          : fixes(
              removeEntry(entry, `Remove ${entry.name}`, isOwn(call, entry) && entry.name !== "detect_language"),
              multi(call, entry),
            ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&summarize=v2", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&detect_language=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&detect_entities=true&filler_words=true&summarize=false", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&summarize=v2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&summarize=v2",
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Summarization is not available for streaming.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** With a model that switches languages, language=multi is what detect_language stands for on a socket. */
function multi(call: Call, entry: Entry): Fix | undefined {
  if (entry.name !== "detect_language" || !entry.renamable || parameters(call, "language").length > 0) return undefined;
  const models = parameterValues(call, "model");
  if (!models?.every((model) => /^nova-[23](?:-general)?$/.test(model.text))) return undefined;
  const { value } = entry;
  const part = value.kind === "text" && value.parts.length === 1 ? value.parts[0] : undefined;
  const written = part?.kind === "literal" && part.exact ? "multi" : value.kind === "boolean" ? '"multi"' : undefined;
  if (!written) return undefined;
  return {
    title: "Use language=multi",
    safe: false,
    edits: [replace(entry.key, "language"), replace(value.origin, written)],
  };
}

function sentence(note: string): string {
  return `${note[0]!.toUpperCase()}${note.slice(1).replace(/\.$/, "")}.`;
}
