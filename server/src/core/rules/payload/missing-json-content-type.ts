import type { Call } from "../../exchange/call.ts";
import { absent, entries } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { additionEdit, fixes, rewrite } from "../shared/helpers.ts";
import { remoteSample } from "../shared/samples.ts";
import { bareType, bodyPath, contentType, jsonObject } from "./shared/body.ts";

export const missingJsonContentType = rule({
  id: "payload-missing-json-content-type",
  group: "payload",
  title: "JSON body without Content-Type: application/json",
  severity: "error",
  why: "Without that header Deepgram takes the JSON for audio, or for a form, and cannot decode it.",
  advice: "Add the header Content-Type: application/json.",
  exceptions:
    "axios, ky, got and others set the header for an object; headers that are not wholly seen are not judged.",
  docs: ["https://developers.deepgram.com/docs/pre-recorded-audio"],
  shows: {
    needs: [/content.?type|\bbody\b|json|text\/plain|header|curl -d|"url"|link/i],
    signs: [
      /\b(?:no|without(?: an?y?| the| a)?|forgot|missing)\b ?(?:\w+ ){0,2}content[- ]?type|\bcurl\b[^?\n]{0,80}-d ?'\{[^?\n]{0,80}\burl\b(?![^?\n]{0,200}content-type)|text\/plain/i,
    ],
    told: [
      "posting json with url gives corrupt data because there is no content type",
      "url in the body is treated as audio",
      "forgot content-type application/json",
      "json body is read as text plain",
      "fetch with JSON.stringify fails, curl with the header works",
      "curl -d with a url in json says corrupt or unsupported although I sent a link and no audio",
    ],
    sample: remoteSample,
    usualFor: [415],
    answers: { statuses: [400, 415], errors: ["corrupt-audio", "unsupported-media-type"] },
    refines: ["payload-unsupported-content-type"],
    by: "deepgram",
    settle: "Send the same request with the header.",
    rulesOut: [
      { id: "payload-corrupt-audio", why: "the media was never looked at: the JSON itself was taken for audio" },
    ],
    claims: false,
  },
  check(call, report) {
    const path = bodyPath(call);
    if (!path || call.via === "sdk" || call.body.kind !== "json" || call.body.implicitHeader || !jsonObject(call))
      return;
    const type = contentType(call);
    if (type) {
      const bare = bareType(type.text);
      const wrong =
        path === "/v1/listen"
          ? !/\bjson\b/.test(bare)
          : bare === "application/x-www-form-urlencoded" || bare === "text/plain";
      if (wrong && bare !== "multipart/form-data")
        report({
          message: `The JSON body is declared as ${bare}`,
          at: type.origin,
          fixes: fixes(rewrite(type, "application/json", "Declare application/json") ?? addition(call)),
        });
      return;
    }
    if (!absent(call.headers, "content-type", true)) return;
    report({
      message: "The JSON body is sent without Content-Type: application/json",
      ...(call.via === "fetch" && {
        because: "fetch declares a text as text/plain, and Deepgram then takes it for audio.",
      }),
      ...(call.via === "curl" && { because: "curl declares -d as a form, and Deepgram then cannot read it." }),
      at: entries(call.headers, "authorization", true).length > 0 ? call.headers.origin : call.head,
      fixes: fixes(addition(call)),
    });
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});`,
      },
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { ...headers },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -d '{"url":"https://dpgr.am/spacewalk.wav"}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Bad Request: failed to process audio: corrupt or unsupported data","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** Also where a client declares a form by itself. */
function addition(call: Call): Fix | undefined {
  const edit = additionEdit(call.headers, "Content-Type", "application/json");
  return edit && { title: "Add Content-Type: application/json", safe: true, edits: [edit] };
}
