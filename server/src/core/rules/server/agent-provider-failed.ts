import { says } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

const reasons: Readonly<Record<string, string>> = {
  "401": "their key is wrong or missing in endpoint.headers",
  "403": "their key may not use this model",
  "404": "their model or address does not exist",
  "429": "their quota or rate is used up",
};

export const agentProviderFailed = rule({
  id: "agent-provider-failed",
  group: "server",
  title: "The provider behind the agent failed",
  severity: "error",
  why: "Deepgram's agent asked the language model or the voice that Settings name, and that provider failed or refused.",
  advice:
    "Check provider.type, model and, for a provider of your own, endpoint.url and endpoint.headers; give a list of providers as a fallback.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [/agent|bot\b|assistant|converse|\bsts\b|settings|FAILED_TO/i],
    signs: [/FAILED_TO_(?:THINK|SPEAK)|failed to (?:think|speak)|\b(?:think|speak|llm) provider\b/i],
    told: [
      "agent cannot think, llm provider fails",
      "failed to think or failed to speak from the agent",
      "openai key or quota problem inside the voice agent",
      "agent hears me but never answers, llm error",
      "agent with custom llm endpoint stays quiet",
      "my anthropic or groq model behind the agent is not reached",
    ],
    looksAt: "messages",
    answers: { errors: ["agent-failed-to-speak", "agent-failed-to-think"] },
    by: "provider",
    settle: "Call the provider's own API with the same model and key.",
    rulesOut: [
      { id: "auth-invalid-key", why: "a 401 in this message is the provider's: your Deepgram key opened the session" },
      { id: "rate-concurrency", why: "a 429 in this message is the provider's limit, not Deepgram's" },
    ],
    diagnose(exchange, evidence) {
      const told = saw(exchange, [
        "agent-failed-to-think",
        "agent-failed-to-speak",
        "agent-think-request-failed",
        "agent-speak-request-failed",
        "agent-function-call-failed",
        "agent-gpt-4o-stream-end-error",
      ]);
      if (!told) return;
      const status = says(
        exchange,
        /\b(?:FAILED_TO_(?:THINK|SPEAK)|(?:THINK|SPEAK)_REQUEST_FAILED)\b[^\n]{0,400}?\b(4\d\d|5\d\d)\b|\b(4\d\d|5\d\d)\b[^\n]{0,200}(?:FAILED_TO_|_REQUEST_FAILED)/,
      )?.match;
      const code = status?.[1] ?? status?.[2];
      const part = /speak/i.test(told.error.id)
        ? "voice (speak)"
        : /function/.test(told.error.id)
          ? "function's endpoint"
          : "language model (think)";
      evidence({
        text: `The agent says '${told.text}'`,
        at: told.at,
        for: true,
        weight: "decisive",
        explains: `The ${part} behind the agent failed${code ? ` with ${code}${reasons[code] ? `: ${reasons[code]}` : ""}` : ""}; Deepgram only reports it.`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '{"type":"Error","description":"Failed to think: the provider answered 401 Unauthorized","code":"FAILED_TO_THINK"}',
      },
    ],
  },
});
