import { statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const unavailable = rule({
  id: "server-unavailable",
  group: "server",
  title: "Service is unavailable for the moment (503)",
  severity: "error",
  why: "503 is a temporary fault of the service; the call itself need not be changed.",
  advice: "Retry with exponential back-off, and look at status.deepgram.com if it lasts.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/503|unavailable|down\b|outage|incident|status page/i],
    signs: [/\b503\b|service unavailable|\boutage\b|\bis \w+ down\b|status page/i],
    told: [
      "service unavailable 503",
      "deepgram seems to be down",
      "is there an outage right now",
      "temporarily unavailable, all requests fail since this morning",
    ],
    usualFor: [1012, 1013],
    answers: { statuses: [503] },
    settle: "Look at status.deepgram.com, and repeat the call in a minute.",
    rulesOut: [
      { id: "rate-concurrency", why: "too many open connections are answered with 429" },
      { id: "billing-no-credits", why: "missing credit is answered with 402" },
    ],
    diagnose(exchange, evidence) {
      const status = statusIs(exchange, 503);
      if (status)
        evidence({
          text: "503 means that the service is not available for the moment",
          at: status.at,
          for: true,
          weight: "decisive",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "POST https://api.deepgram.com/v1/listen?model=nova-3",
        response:
          'HTTP/1.1 503 Service Unavailable\n\n{"error_code":"Service Unavailable","err_msg":"The service is temporarily unavailable. Please retry.","request_id":"5f0e9a3c-0000-4000-8000-0000000000c2"}',
      },
    ],
  },
});
