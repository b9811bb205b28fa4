import { entry, known, member } from "../../exchange/facts.ts";
import { stumbles } from "../../observe/in-vain.ts";
import { outcome } from "../../observe/outcome.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { parameters } from "../shared/helpers.ts";

export const asyncCallbackResponse = rule({
  id: "async-callback-response",
  group: "params",
  title: "Only a request id comes back, by design",
  severity: "hint",
  why: "With callback set, Deepgram answers at once with a request id alone and sends the result to the callback URL when it is done.",
  advice: "Wait for the POST to the callback URL, or remove callback to get the result in this answer.",
  docs: ["https://developers.deepgram.com/docs/callback"],
  shows: {
    needs: [/callback|webhook|request.?id/i],
    signs: [
      /\bcallback\b[^?\n]{0,120}\b(?:request.?id|no (?:results|transcript))|\brequest.?id\b[^?\n]{0,100}\b(?:callback|webhook)/i,
    ],
    told: [
      "I only get a request id back and no transcript, I set a callback url",
      "response has no results, just request_id, with callback",
      "with callback the answer is empty, where is the transcription",
      "transcript field is missing, the response is only an id, our webhook gets the rest",
    ],
    expected: true,
    settle: "Look at the log of the callback server for a POST with this request_id.",
    rulesOut: [{ id: "audio-silent", why: "the transcript is not empty: it is sent elsewhere" }],
    diagnose(exchange, evidence) {
      if (outcome(exchange).failed && !stumbles(exchange)) return;
      const json = exchange.response?.json;
      const id = member(json, "request_id");
      const alone = json?.kind === "object" && id !== undefined && json.bag.entries.length === 1;
      const [callback] = exchange.call ? parameters(exchange.call, "callback") : [];
      const inOptions = exchange.call?.body.kind === "json" ? member(exchange.call.body.value, "callback") : undefined;
      if (!alone && !saw(exchange, ["request-id-only"])) return;
      evidence({
        text: "The body holds a request_id and nothing else",
        ...(id ? { at: id.origin } : {}),
        for: true,
        weight: "strong",
        explains: callback
          ? "This is how it is meant to be: callback is set, so Deepgram answers with the request id and sends the transcript to the callback URL."
          : "This is the answer to a call with callback set: the result goes to the callback URL, and only the request id comes back.",
      });
      if (callback)
        evidence({
          text: `callback is set${known(callback.value) ? ` to ${known(callback.value)?.text}` : ""}`,
          at: callback.key,
          for: true,
          weight: "decisive",
        });
      else if (exchange.call?.query.complete && !inOptions && entry(exchange.call.query, "callback") === undefined)
        evidence({ text: "The call sets no callback", at: exchange.call.head, for: false, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&callback=https%3A%2F%2Fexample.com%2Fhook" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d \'{"url":"https://example.com/a.wav"}\'',
        response: '{"request_id":"5f0e9a3c-0000-4000-8000-0000000000b0"}',
      },
    ],
  },
});
