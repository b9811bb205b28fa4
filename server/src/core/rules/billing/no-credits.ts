import { quoted } from "../../observe/evidence.ts";
import { statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const noCredits = rule({
  id: "billing-no-credits",
  group: "billing",
  title: "Project has no credit",
  severity: "error",
  why: "Deepgram answers 402 when the project that owns the key has no credit left. No change of the code helps, and a retry never does.",
  advice: "Add credit to the project in the console, or use a key of a project that has some.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/\b402\b|credit|money|balance|\bpay|billing|funds|PAYMENT/i],
    signs: [/\b402\b|PAYMENT_REQUIRED|payment required|out of credits?|no credits? left/i],
    unless: [/\b(?:credits?|balance) (?:is |are )?(?:fine|left|enough|there)\b/i],
    told: [
      "payment required 402",
      "ran out of credits, requests fail",
      "free credit is used up",
      "account has no money left and transcription stopped",
      "project does not have enough balance",
    ],
    settle:
      "Read the balance with GET /v1/projects/{project_id}/balances, and check with GET /v1/auth/token which project the key belongs to.",
    rulesOut: [
      { id: "rate-concurrency", why: "too many open connections are answered with 429, not 402" },
      { id: "auth-invalid-key", why: "the key was accepted: only then the balance is looked at" },
    ],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["payment-required"]);
      const status = statusIs(exchange, 402);
      if (told) evidence(quoted(told.text, told.at, "decisive"));
      else if (status)
        evidence({ text: "402 means that payment is required", at: status.at, for: true, weight: "decisive" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          'HTTP/2 402\ncontent-type: application/json\n\n{"err_code":"ASR_PAYMENT_REQUIRED","err_msg":"Project does not have enough credits for an ASR request and does not have an overage agreement.","request_id":"5f0e9a3c-0000-4000-8000-0000000000ad"}',
      },
      {
        response:
          "Error: Unexpected server response: 402\n    at ClientRequest.<anonymous> (node_modules/ws/lib/websocket.js:913:7)\nurl wss://api.deepgram.com/v1/listen?model=nova-3",
      },
    ],
  },
});
