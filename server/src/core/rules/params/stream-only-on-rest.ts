import { parameter } from "../../catalogue/index.ts";
import { standsAlone } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { fixes, goesTo, isOn, removeEntry } from "../shared/helpers.ts";
import { isElsewhere, isOwn, queryFacts, sentEntries } from "./shared/query.ts";

export const streamOnlyOnRest = rule({
  id: "param-stream-only-on-rest",
  group: "params",
  title: "Streaming option on a pre-recorded request",
  severity: "information",
  why: "The option only means something while audio is streamed; a request with a whole recording ignores it.",
  advice: "Remove it, or open a socket when live results are wanted.",
  docs: ["https://developers.deepgram.com/docs/stt-streaming-feature-overview"],
  shows: {
    needs: [/file|record|upload|prerecorded|batch|\brest\b/i],
    signs: [
      /\b(?:interim_results|endpointing|utterance_end_ms|vad_events)\b[^?\n]{0,100}\b(?:file|record\w*|upload\w*|batch|prerecorded)/i,
    ],
    told: [
      "interim results with a file request do nothing",
      "endpointing on an uploaded file has no effect",
      "is utterance_end possible for recordings",
      "streaming options on a recording are ignored",
    ],
    answers: { silent: true },
  },
  check(call, report) {
    if (!goesTo(call, "http", "/v1/listen")) return;
    const facts = queryFacts(call);
    if (!facts) return;
    for (const entry of sentEntries(call).filter(standsAlone)) {
      const here = parameter(facts.key, entry.name);
      if (here?.transportOnly !== "wss" || !isOn(entry.value)) continue;
      report({
        message: `'${entry.name}' has no effect on a request with a whole recording`,
        at: entry.key,
        fixes: isElsewhere(call, entry) ? [] : fixes(removeEntry(entry, `Remove ${entry.name}`, isOwn(call, entry))),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&interim_results=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&utterances=true&interim_results=false", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&interim_results=true&endpointing=300", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
  },
});
