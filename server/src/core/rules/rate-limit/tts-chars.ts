import { limits } from "../../catalogue/limits.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const ttsChars = rule({
  id: "rate-tts-chars",
  group: "rate-limit",
  title: "Too many characters to speak in a short time",
  severity: "error",
  why: `A speak socket takes about ${limits.tts.websocketCharactersPerMinute} characters a minute; beyond that it is closed with 1008 DATA-0001.`,
  advice:
    "Send a sentence, wait for its audio or for Flushed, then send the next; use the REST endpoint for long texts. Do not reconnect and resend at once.",
  docs: ["https://developers.deepgram.com/docs/streaming-text-to-speech"],
  shows: {
    needs: [/char|text|book|quick|document|DATA-0001/i],
    signs: [/\bDATA-0001\b|\bcharacters? (?:per|a|each) (?:minute|second)/i],
    told: [
      "text to speech closes when we send a lot of text quickly",
      "too many characters in a short time",
      "data-0001 on the speak socket, whole book in a loop",
      "characters per minute exceeded when reading a document aloud",
    ],
    usualFor: [1008],
    answers: { closes: [1008], errors: ["tts-data-0001"] },
    rulesOut: [
      { id: "rate-concurrency", why: "too many open connections are refused with 429 before a socket opens" },
      {
        id: "audio-encoding-mismatch",
        why: "DATA-0001 is about text on the speak socket; undecodable audio is DATA-0000 on listen",
      },
    ],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["tts-data-0001"]);
      if (told)
        evidence({ text: `The socket was closed with '${told.text}'`, at: told.at, for: true, weight: "decisive" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en",
        response: "close 1008 DATA-0001: Too many input characters submitted in recent time window.",
      },
    ],
  },
});
