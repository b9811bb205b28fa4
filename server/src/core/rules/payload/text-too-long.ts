import { limits } from "../../catalogue/index.ts";
import type { Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { spokenTexts } from "./shared/spoken.ts";

const limit = limits.tts.charactersPerRequest.value;
const certain = limits.tts.websocketCharactersPerMinute;

export const textTooLong = rule({
  id: "payload-text-too-long",
  group: "payload",
  title: "Text to speak above the limit",
  severity: "error",
  why: `One request, or one Speak message, may hold ${limit} characters.`,
  advice: "Split the text at the ends of sentences and send the pieces one after the other.",
  exceptions: "Only texts that are written out are measured.",
  docs: [
    "https://developers.deepgram.com/docs/text-to-speech",
    "https://developers.deepgram.com/docs/streaming-text-to-speech",
  ],
  shows: {
    needs: [/long|characters|limit|exceed|413|2000|chars|length|article|book|blog/i],
    signs: [
      /\b2000\b|\b(?:[3-9]\d{3}|\d{5,6}) (?:characters|chars|letters)\b|\b(?:more|over|longer) than \d{4} char|maximum (?:character|length)|(?:whole|entire|long) (?:blog|article|chapter|page|essay|document|paragraph|text)s?\b/i,
    ],
    told: [
      "text to speech refuses long articles",
      "more than 2000 characters gives error",
      "how long can the text be, my paragraph is rejected",
      "tts fails for long answers of the llm but short ones work",
      "input text exceeds maximum character limit",
      "long article to speech answers 413",
      "whole blog post to tts is 413, the first paragraph alone gives an mp3",
    ],
    usualFor: [1009],
    answers: { statuses: [413, 422], closes: [1009], errors: ["tts-too-long", "tts-big", "tts-422"] },
    by: "deepgram",
    settle: "Count the characters of the text that is sent.",
  },
  check(call, report) {
    for (const { value } of spokenTexts(call)) {
      const length = atLeast(value);
      if (length <= limit) continue;
      report({
        message: `The text to speak has ${length} characters or more, the limit is ${limit}`,
        at: value.origin,
        severity: length > certain ? "error" : "warning",
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "${"And then there was more to say. ".repeat(80).trim()}" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "A short text." }),
});`,
      },
    ],
  },
});

/** The characters that a text has at the least: those written out. */
function atLeast(value: Value): number {
  if (value.kind === "one-of") return Math.min(...value.options.map(atLeast));
  if (value.kind !== "text") return 0;
  return value.parts.reduce((sum, part) => sum + (part.kind === "literal" ? part.text.length : 0), 0);
}
