import { limits } from "../../catalogue/limits.ts";
import { contentLength } from "../../observe/body.ts";
import { outcome } from "../../observe/outcome.ts";
import { isHtml, statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const tooLarge = rule({
  id: "payload-too-large",
  group: "payload",
  title: "Request body is too large",
  severity: "error",
  why: `Deepgram takes audio up to ${limits.files.maxLabel} and text up to ${limits.textBody.maxLabel}; own servers and proxies often stop far earlier (1 MB or 100 kB).`,
  advice:
    "If your own server answered, raise its body limit; otherwise split or compress the file, or host it and send its address.",
  docs: ["https://developers.deepgram.com/docs/payload-too-large"],
  shows: {
    needs: [/large|\bbig|\bgb\b|413|size|megabytes|\bmb\b|limit/i],
    unless: [/\btts\b|\b(?:text[ -])?to[ -]speech\b|chapter|article|paragraph|characters/i],
    signs: [/\b413\b|entity too large|\b\d(?:\.\d)? ?gb\b/i],
    told: [
      "file larger than 2 gb is refused",
      "request entity too large 413",
      "big video upload is rejected because of size",
      "my upload through nginx or serverless fails above a few megabytes",
    ],
    answers: { statuses: [413] },
    settle: "Look for dg-request-id or request_id in the answer: without it your own server or proxy said no.",
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["payload-too-large"]);
      const status = statusIs(exchange, 413);
      if (saw(exchange, ["tts-too-long"]) || (!told && !status)) return;
      const { requestId } = outcome(exchange);
      const own = !requestId && (isHtml(exchange) || /entity/i.test(told?.text ?? ""));
      evidence({
        text: told ? `The answer says '${told.text}'` : "413 means that the body is too large",
        at: (told ?? status)!.at,
        for: true,
        weight: "decisive",
        explains: own
          ? "The body is too large for the server that answered, and that was not Deepgram: the answer has no request id. An own server, function or proxy in front has a lower limit."
          : "The request body is larger than Deepgram takes.",
        ...(own && {
          advice:
            "Raise the body limit of the server or proxy that answered (client_max_body_size in nginx, limit in Express), or send the audio to Deepgram directly.",
        }),
      });
      const length = contentLength(exchange);
      if (length !== undefined && exchange.call)
        evidence({ text: `${length} bytes were sent`, at: exchange.call.head, for: true, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          'HTTP/1.1 413 Payload Too Large\n\n{"err_code":"PAYLOAD_TOO_LARGE","err_msg":"Payload size exceeds limit of 2 MB","request_id":"5f0e9a3c-0000-4000-8000-0000000000b5"}',
      },
    ],
  },
});
