import { someKnown } from "../../exchange/facts.ts";
import type { Origin } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { spokenTexts } from "./shared/spoken.ts";

export const emptyText = rule({
  id: "payload-empty-text",
  group: "payload",
  title: "Empty text to speak",
  severity: "error",
  why: "Text to speech refuses a text without characters.",
  advice: "Send only texts that hold something: test the text before the call.",
  exceptions: "Single blanks between the tokens of a language model matter on a socket and are not judged.",
  docs: ["https://developers.deepgram.com/docs/text-to-speech", "https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/text|empty|blank|whitespace|string|characters/i],
    signs: [/no characters|\b(?:empty|blank|whitespace[- ]only) (?:text|string|message)/i],
    told: [
      "input text contains no characters",
      "text to speech fails on blank strings from the llm",
      "sometimes tts gets an empty message and errors",
      "whitespace only text is refused",
    ],
    answers: { statuses: [400], errors: ["tts-empty", "tts-data-0000"] },
    by: "deepgram",
    settle: "Print the text just before it is sent.",
  },
  check(call, report) {
    for (const { value, guarded, over } of spokenTexts(call)) {
      if (value.kind === "unresolved" && value.orEmpty && !guarded) canBeEmpty(report, value.orEmpty);
      const empty = someKnown(value).find(({ text }) => (over === "http" ? text.trim() === "" : text === ""));
      if (!empty) continue;
      if (value.kind !== "one-of") report({ message: "The text to speak is empty", at: value.origin });
      else if (!guarded) canBeEmpty(report, empty.origin);
    }
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text }),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"text":""}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Input text contains no characters.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

function canBeEmpty(report: Report, at: Origin): void {
  report({ message: "The text to speak can be empty", at, severity: "information" });
}
