import { concurrencyAsOf } from "../../catalogue/limits.ts";
import { outcome } from "../../observe/outcome.ts";
import { says, statusIs, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const concurrency = rule({
  id: "rate-concurrency",
  group: "rate-limit",
  title: "Too many connections or requests open at once",
  severity: "error",
  why: `429 counts what a project has open at the same moment, not requests per minute. Diarization, audio intelligence, Whisper and speaking have lower limits, and the lowest one of a call applies (figures of ${concurrencyAsOf}).`,
  advice:
    "Send a few at a time through a queue, close finished sockets with CloseStream, and retry with exponential back-off and jitter.",
  docs: ["https://developers.deepgram.com/reference/api-rate-limits"],
  shows: {
    needs: [/429|parallel|many|concurren|limit|load|same time|at once|rate|users/i],
    signs: [/\b429\b|too many requests|concurren|rate limit/i],
    told: [
      "429 too many requests when many calls run at the same time",
      "it works with a few users and fails when many connect",
      "batch of files in parallel gets rejected",
      "limit of concurrent streams reached",
      "under load some connections are refused",
      "we send few requests per minute but still get 429, old sockets stay open",
    ],
    answers: { statuses: [429], errors: ["too-many-requests"] },
    settle: "Count the sockets and requests that are open at the moment of the 429, over all processes of the project.",
    rulesOut: [
      { id: "billing-no-credits", why: "a project without credit gets 402" },
      { id: "auth-invalid-key", why: "the key was accepted; another key of the same project does not add capacity" },
    ],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["too-many-requests"]);
      const status = statusIs(exchange, 429);
      if (saw(exchange, ["agent-failed-to-think", "agent-failed-to-speak", "agent-think-request-failed"])) return;
      const spoken = symptom(exchange, "rate-limited");
      if (!told && !status) {
        if (spoken) evidence({ text: "A limit is spoken of", at: spoken.origin, for: true, weight: "supporting" });
        return;
      }
      evidence({
        text: told ? `The answer says '${told.text}'` : "429 means that too much is open at once",
        at: (told ?? status)!.at,
        for: true,
        weight: "decisive",
        explains:
          "The project had more connections or requests open at once than it may: the limit counts what is open, so waiting between requests does not help as long as others stay open.",
      });
      const own =
        !outcome(exchange).requestId &&
        says(exchange, /nginx|cloudflare|rate limit exceeded for|express-rate-limit|vercel/i);
      if (own)
        evidence({
          text: `The answer bears the mark of another server: '${own.match[0]}'`,
          at: own.at,
          for: false,
          weight: "strong",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          'HTTP/1.1 429 Too Many Requests\n\n{"err_code":"TOO_MANY_REQUESTS","err_msg":"Too many requests. Please try again later.","request_id":"5f0e9a3c-0000-4000-8000-0000000000c0"}',
      },
    ],
  },
});
