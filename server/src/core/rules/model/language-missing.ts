import { familyOf, languagesOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { absent } from "../../exchange/facts.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { rule } from "../define.ts";
import { parameterValues, pathOf } from "../shared/helpers.ts";
import { tellsOfLanguage } from "../shared/named-in-words.ts";

export const languageMissing = rule({
  id: "model-language-missing",
  group: "model",
  title: "No language named, so that English is assumed",
  severity: "warning",
  why: "Without language Deepgram takes all speech for English and writes English words that sound alike.",
  advice:
    "Name the language, as in language=es. For any or several of them: language=multi on a socket, detect_language=true for files.",
  docs: [
    "https://developers.deepgram.com/docs/language",
    "https://developers.deepgram.com/docs/multilingual-code-switching",
    "https://developers.deepgram.com/docs/language-detection",
  ],
  shows: {
    needs: [tellsOfLanguage],
    signs: [
      /\b(?:no|without(?: an?y?)?|left out|omit\w*|not set(?:ting)?|never set|did ?n'?t (?:set|give|pass)|forgot)\b[^.!?\n]{0,30}\blanguage\b|\blanguage\b[^.!?\n]{0,40}\b(?:not set|omitted|left out|unset|missing|auto|automatic\w*)\b|\b(?:german|spanish|french|hindi|portuguese|italian|dutch|japanese|chinese|arabic|turkish|polish|korean|russian)\b[^?\n]{0,140}\benglish\b[^?\n]{0,60}\b(?:nonsense|gibberish|rubbish|garbage|words|sounding|like|letters)/i,
    ],
    unless: [/(?<!detect_)\blanguage ?[=:] ?['"]?\w|\blanguage (?:is )?set to\b/i],
    told: [
      "speakers talk spanish but the transcript is english nonsense",
      "every language comes back as english words that make no sense",
      "I leave the language out for auto detect and get gibberish english",
      "my french audio is transcribed as random english",
      "how do I detect the language automatically, it always assumes english",
      "hindi callers come out in english letters as made up words",
      "podcast in another language comes back as english sounding gibberish, request has only url and model",
    ],
    symptoms: ["wrong-language"],
    answers: { silent: true },
    by: "deepgram",
    settle: "Name the spoken language in the URL, and compare the transcripts.",
    rulesOut: [{ id: "audio-sample-rate-mismatch", why: "a wrong rate gives few words or none, not fluent English" }],
    diagnose(exchange, evidence) {
      const said = symptom(exchange, "wrong-language", "garbled-transcript");
      const { call } = exchange;
      if (!said || !call || !assumesEnglish(call)) return;
      const socket = call.transport === "ws";
      const english = said.id === "wrong-language" || mentions(exchange, /\benglish\b/i) !== undefined;
      evidence({
        text: `It is said: '${said.text}'`,
        at: said.origin,
        for: true,
        weight: english ? "strong" : "supporting",
        explains: `The call names no language, and English is assumed: ${socket ? "on a socket language=multi takes several" : "for files detect_language=true finds it"}.`,
      });
      evidence({
        text: "No language is named",
        at: call.query.origin,
        for: true,
        weight: english ? "strong" : "supporting",
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
        response: "Our users speak Portuguese, but the text comes back in English, just random words.",
      },
    ],
  },
});

/** A call that wholly shows its parameters, and none that says the language. */
function assumesEnglish(call: Call): boolean {
  if (pathOf(call) !== "/v1/listen" || call.target.deepgram !== "certain") return false;
  if (!absent(call.query, "language") || !absent(call.query, "detect_language")) return false;
  const models = parameterValues(call, "model") ?? [];
  return models.every(
    ({ text }) => familyOf(text) !== "whisper" && familyOf(text) !== "flux-stt" && languagesOf(text)?.length !== 1,
  );
}
