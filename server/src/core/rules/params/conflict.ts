import { parameter } from "../../catalogue/index.ts";
import { rule } from "../define.ts";
import { fixes, isOn, parameters, removeEntry, textsOf } from "../shared/helpers.ts";
import { isOwn, queryFacts, sentEntries } from "./shared/query.ts";

export const conflict = rule({
  id: "param-conflict",
  group: "params",
  title: "Two parameters that cannot go together",
  severity: "error",
  why: "One of the two already decides what the other one says: Deepgram refuses the pair, or lets one of them win.",
  advice: "Leave one of them out.",
  docs: ["https://developers.deepgram.com/docs/diarization", "https://developers.deepgram.com/docs/language-detection"],
  shows: {
    needs: [/both|two|together|and\b|with\b/i],
    signs: [
      /\bdetect_language\b[^?\n]{0,60}(?<!detect_)\blanguage ?=|(?<!detect_)\blanguage ?=[^?\n]{0,60}\bdetect_language\b|\bdiarize\b[^?\n]{0,60}\bdiarize_model\b|\bdiarize_model\b[^?\n]{0,60}\bdiarize\b/i,
    ],
    told: [
      "two options together are refused",
      "detect_language and language at the same time give 400",
      "diarize with diarize_model gives bad request",
      "request fails only when both parameters are set",
    ],
    answers: { statuses: [400], errors: ["diarize-conflict"], silent: true },
    by: "deepgram",
    settle: "Send the request again with only one of the two.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    const sent = sentEntries(call).filter((entry) => !entry.sometimes);
    const winner = sent.find((entry) => entry.name === "diarize_model" && isOn(entry.value));
    if (winner)
      for (const entry of sent) {
        const against = parameter(facts.key, entry.name)?.conflictsWith ?? [];
        if (entry === winner || !against.includes(winner.name)) continue;
        const off = textsOf(entry.value).some((value) => value.text === "false");
        if (!off && !isOn(entry.value)) continue;
        report({
          message: `${entry.name} and diarize_model cannot be combined`,
          because: "diarize_model switches diarization on by itself, and Deepgram refuses the two together.",
          advice: `Remove ${entry.name}.`,
          at: entry.key,
          severity: off ? "warning" : "error",
          related: [{ at: winner.key, message: "diarize_model is given here" }],
          fixes: fixes(removeEntry(entry, `Remove ${entry.name}`, isOwn(call, entry))),
        });
      }
    const detect =
      facts.key === "rest:/v1/listen"
        ? sent.find((entry) => entry.name === "detect_language" && isOn(entry.value))
        : undefined;
    for (const entry of detect ? parameters(call, "language") : [])
      if (!entry.sometimes && isOn(entry.value))
        report({
          message: "language has no effect with detect_language",
          because: "The language that is detected wins.",
          advice: "Remove language, or detect_language where the language is known.",
          at: entry.key,
          severity: "information",
          fixes: fixes(removeEntry(entry, "Remove language", false)),
        });
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&diarize=true&diarize_model=latest", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&detect_language=true&language=en", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&diarize_model=latest", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&detect_language=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&diarize=true&diarize_model=latest" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"diarize_model cannot be used together with diarize or diarize_version.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});
