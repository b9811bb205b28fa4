import type { Call } from "../../exchange/call.ts";
import type { Exchange, Frame } from "../../exchange/exchange.ts";
import { known, member } from "../../exchange/facts.ts";
import { after, before, type Origin, replace } from "../../exchange/origin.ts";
import { outcome } from "../../observe/outcome.ts";
import { leaves } from "../../observe/plain.ts";
import { says } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { atDeepgram, pathOf } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import { bodyPath, jsonObject } from "./shared/body.ts";

const carriers = /^(?:audio|audio_?(?:data|content|bytes|base64)|base64|data|file|buffer|content)$/i;

/** Whether a message is JSON of no type of Deepgram's with a run of base64 in it. */
function carriesAudio({ json }: Frame): boolean {
  if (json?.kind !== "object" || known(member(json, "type"))?.text === "FunctionCallResponse") return false;
  return leaves(json).some(
    ({ text }) => /^[A-Za-z0-9+/]{40,}={0,2}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text),
  );
}

/** Decodes the expression in its place, where the code may run in Node. */
function decoded({ runtime, via }: Call, at: Origin): Fix[] {
  if (runtime === "browser" || via === "python" || via === "other") return [];
  const edits = [replace(before(at), "Buffer.from("), replace(after(at), ', "base64")')];
  return [{ title: "Decode with Buffer.from", safe: false, edits }];
}

/** What of an error message is the base64 text that the server got. */
function echoOf({ frames }: Exchange): Origin | undefined {
  for (const { direction, json } of frames) {
    const echo = direction === "sent" ? undefined : known(member(json, "message"));
    if (echo && /^[A-Za-z0-9+/]{24,}={0,2}(?:…|\.{3})?$/.test(echo.text) && /[+/=]|[a-z][A-Z]|\d[a-z]/.test(echo.text))
      return echo.origin;
  }
  return undefined;
}

export const base64Audio = rule({
  id: "payload-base64-audio",
  group: "payload",
  title: "Audio sent as base64 text or inside JSON",
  severity: "error",
  why: "Deepgram takes the bytes of the audio themselves; base64 text is decoded as if it were audio, and JSON with audio in it is not read.",
  advice: "Decode the text and send the bytes.",
  exceptions: "Audio for other services, as on the way back to Twilio, is rightly base64.",
  docs: [
    "https://developers.deepgram.com/docs/pre-recorded-audio",
    "https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors",
  ],
  shows: {
    needs: [/base ?64|payload|json|string/i],
    signs: [/base ?64/i],
    told: [
      "I send base64 audio to the websocket and get no transcript",
      "audio as base64 string inside json gives nothing",
      "twilio media payload forwarded as it is and no text comes",
      "do I have to decode the base64 before sending",
      "json with audio field is refused as corrupt",
    ],
    sample: uploadSample,
    answers: {
      statuses: [400],
      closes: [1008, 1011],
      errors: [
        "corrupt-audio",
        "invalid-json",
        "json-body-unprocessable",
        "data-0000-stt",
        "net-0000-stt",
        "listen-schema-error",
      ],
      silent: true,
    },
    refines: ["payload-corrupt-audio", "ws-no-audio-timeout"],
    by: "deepgram",
    settle: "Look at the first bytes that are sent: base64 holds letters and digits only.",
    diagnose(exchange, evidence) {
      const { product } = outcome(exchange);
      if (product !== undefined && !/^(?:listen|agent)/.test(product)) return;
      const frames = timeline(exchange).sent.filter((frame) => frame.base64 || carriesAudio(frame));
      const [first] = frames;
      if (first)
        evidence({
          text: frames.length === 1 ? "A message holds base64 text" : `${frames.length} messages hold base64 text`,
          at: first.origin,
          for: true,
          weight: outcome(exchange).failed ? "decisive" : "strong",
          explains: "The audio goes out as base64 text; Deepgram takes the decoded bytes, in binary messages.",
        });
      const { call } = exchange;
      const text = call?.body.kind === "raw" ? known(call.body.value) : undefined;
      if (
        text &&
        saw(exchange, ["corrupt-audio"]) &&
        /^[A-Za-z0-9+/\n]{60,}={0,2}$/.test(text.text.slice(0, 100_000).trim())
      )
        evidence({
          text: "The body is base64 text",
          at: text.origin,
          for: true,
          weight: "decisive",
          explains: "The body holds letters and digits alone: it is base64 text, and Deepgram takes the decoded bytes.",
        });
      const noJson = says(exchange, /Could not deserialize last text message: expected value at line 1 column 1\b/);
      const echoed = noJson && echoOf(exchange);
      if (echoed)
        evidence({
          text: "The server repeats the text message that it could not read: it is base64",
          at: echoed,
          for: true,
          weight: "decisive",
          explains:
            "The audio went out as text messages of base64, which are no JSON; Deepgram takes the decoded bytes, in binary messages.",
        });
      else if (noJson)
        evidence({
          text: `The server says '${noJson.match[0]}'`,
          at: noJson.at,
          for: true,
          weight: "strong",
          explains:
            "A text message came that is no JSON. Audio sent as base64 text is read like this; it belongs into binary messages.",
        });
    },
  },
  check(call, report) {
    const path = bodyPath(call);
    if (path === "/v1/listen") {
      const { body } = call;
      if (body.kind === "raw" && body.value.kind === "bytes" && body.value.source.is === "base64")
        report({
          message: "The audio is sent as base64 text",
          at: body.value.origin,
          fixes: decoded(call, body.value.origin),
        });
      const json = jsonObject(call);
      if (!json?.bag.complete || json.bag.entries.some((entry) => entry.name === "url")) return;
      const carrier = json.bag.entries.find((entry) => carriers.test(entry.name));
      if (carrier)
        report({
          message: `Audio in the JSON field '${carrier.name}' is not read`,
          at: carrier.key,
          advice:
            "Send the decoded bytes as the body itself, with the audio's own Content-Type; JSON only carries a url.",
        });
      return;
    }
    if (call.transport !== "ws" || !atDeepgram(call) || !/^\/v\d\/(?:listen|agent\/converse)$/.test(pathOf(call) ?? ""))
      return;
    for (const { payload } of call.messages) {
      if (payload.kind !== "bytes" || payload.source.is !== "base64") continue;
      report({
        message: "The audio is sent as base64 text",
        at: payload.origin,
        fixes: decoded(call, payload.origin),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ audio: base64 }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" },
  body: Buffer.from(base64, "base64"),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"audio":"UklGRiQAAABXQVZFZm10IBAAAAABAAEA"}'`,
      },
    ],
  },
});
