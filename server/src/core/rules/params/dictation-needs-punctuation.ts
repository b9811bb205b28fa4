import { absent } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { additionEdit, fixes, isOn, parameters, parameterValues } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

/** What switches punctuation on. */
const punctuating = ["punctuate", "smart_format", "paragraphs"];

export const dictationNeedsPunctuation = rule({
  id: "param-dictation-needs-punctuation",
  group: "params",
  title: "dictation without punctuation",
  severity: "warning",
  why: "Dictation turns spoken commands such as 'comma' into marks, and works on punctuated text only: without punctuate or smart_format it does nothing.",
  advice: "Add punctuate=true.",
  docs: ["https://developers.deepgram.com/docs/dictation"],
  shows: {
    needs: [/dictation|spoken punctuation|comma|full stop|new line|period/i],
    signs: [/\bdictation\b/i],
    told: [
      "dictation does nothing, I say comma and period and get the words",
      "spoken punctuation is not converted",
      "dictation=true has no effect",
      "saying new line or full stop is written as words",
    ],
    answers: { silent: true },
    settle: "Send the same audio with punctuate=true and compare.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.key.endsWith("/v1/listen")) return;
    const entry = parameters(call, "dictation").find(({ value, sometimes }) => !sometimes && isOn(value));
    if (!entry) return;
    const off = (name: string) =>
      absent(call.query, name) || parameterValues(call, name)?.every(({ text }) => text === "false");
    if (!punctuating.every(off)) return;
    // Sockets of version 5 of the SDK are typed to take words.
    const five = call.transport === "ws" && call.sdk?.major === 5;
    const addition = absent(call.query, "punctuate")
      ? additionEdit(call.query, "punctuate", "true", five ? '"true"' : "true")
      : undefined;
    report({
      message: "dictation needs punctuate=true",
      at: entry.key,
      fixes: fixes(addition && { title: "Add punctuate=true", safe: true, edits: [addition] }),
    });
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&dictation=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&dictation=true&punctuate=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&dictation=true&smart_format=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
  },
});
