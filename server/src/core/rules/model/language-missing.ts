import { familyOf, languagesOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { absent, type Known } from "../../exchange/facts.ts";
import { leaves } from "../../observe/plain.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { additionEdit, fixes, parameterValues, pathOf } from "../shared/helpers.ts";
import { languageCode, languageName, tellsOfLanguage } from "../shared/named-in-words.ts";

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
      const all = transcripts(exchange);
      if (!call && !said && all.length > 0 && exchange.response && all.every(({ text }) => text === "")) {
        evidence({
          text: "Speech of a language that was not named may come out as nothing",
          at: all[0]!.at,
          for: true,
          weight: "supporting",
          vague: true,
        });
        return;
      }
      if (!call || !assumesEnglish(call)) return;
      const language = languageIn(exchange);
      const add = language && addition(call, language.code);
      const doubt = doubtful(exchange);
      if (doubt && language)
        evidence({
          text: `'${language.name}' is spoken of, and the words came with a confidence of ${doubt.text}`,
          at: doubt.origin,
          for: true,
          weight: "decisive",
          explains: `The call names no language, so that ${language.name} is taken for English.`,
          fixes: fixes(add),
        });
      if (!said) return;
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
        fixes: fixes(add),
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

/** The language that a person names besides English. */
function languageIn({ lines = [] }: Exchange): { name: string; code: string } | undefined {
  for (const { text } of lines) {
    const name = languageName.exec(text)?.[0];
    const code = name && languageCode(name);
    if (name && code) return { name: name.slice(0, 1).toUpperCase() + name.slice(1).toLowerCase(), code };
  }
  return undefined;
}

/** How sure Deepgram was of words that it did write, where that is little. */
function doubtful({ response, frames }: Exchange): Known | undefined {
  for (const json of [response?.json, ...frames.slice(0, 200).map((frame) => frame.json)]) {
    const words = leaves(json).slice(0, 400);
    if (!words.some(({ name, text }) => name === "transcript" && text !== "")) continue;
    const found = words.find(({ name, text }) => name === "confidence" && Number(text) > 0 && Number(text) < 0.6);
    if (found) return { text: found.text, origin: found.at, exact: false };
  }
  return undefined;
}

function addition(call: Call, code: string): Fix | undefined {
  const [model] = parameterValues(call, "model") ?? [];
  if (model && !languagesOf(model.text)?.includes(code)) return undefined;
  const edit = additionEdit(call.query, "language", code);
  return edit && { title: `Add language=${code}`, safe: false, edits: [edit] };
}

/** A call that wholly shows its parameters, and none that says the language. */
function assumesEnglish(call: Call): boolean {
  if (pathOf(call) !== "/v1/listen" || call.target.deepgram !== "certain") return false;
  if (!absent(call.query, "language") || !absent(call.query, "detect_language")) return false;
  const models = parameterValues(call, "model") ?? [];
  return models.every(
    ({ text }) => familyOf(text) !== "whisper" && familyOf(text) !== "flux-stt" && languagesOf(text)?.length !== 1,
  );
}
