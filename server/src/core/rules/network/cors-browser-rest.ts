import { printed } from "../../observe/printed.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { atDeepgram } from "../shared/helpers.ts";
import { browserWords } from "../shared/named-in-words.ts";
import { browserSample } from "../shared/samples.ts";

export const corsBrowserRest = rule({
  id: "cors-browser-rest",
  group: "network",
  title: "HTTP request to Deepgram from a browser",
  severity: "warning",
  why: "Deepgram's HTTP endpoints are made for servers: browsers block the answer by CORS, and whatever key the page sends is public.",
  advice: "Send it through a route of your own server, or open a WebSocket with a temporary token.",
  exceptions:
    "Only code that certainly runs in a browser is reported: not server components, route handlers, Electron, extensions or React Native.",
  docs: ["https://developers.deepgram.com/docs/cors"],
  shows: {
    needs: [new RegExp(String.raw`\bcors\b|origin|preflight|opaque|${browserWords}`, "i")],
    signs: [/\bcors\b|access-control|no-cors|preflight/i],
    told: [
      "blocked by cors policy when calling from the browser",
      "no access-control-allow-origin header, works in curl and postman",
      "fetch from react to deepgram fails with network error but the server call is fine",
      "preflight request fails",
    ],
    sample: browserSample,
    symptoms: ["cors"],
    answers: { errors: ["cors-fetch", "sdk-cors"] },
    by: "browser",
    settle: "Send the same request from a server or with curl: there is no CORS there.",
    rulesOut: [{ id: "auth-invalid-key", why: "the browser hides the answer from the page, whatever the key" }],
    diagnose(exchange, evidence) {
      const seen = saw(exchange, ["cors-fetch", "sdk-cors"]);
      const { call, environment } = exchange;
      const mute = printed(
        exchange,
        /AxiosError: Network Error|ERR_NETWORK\b|TypeError: (?:Failed to fetch|Load failed|NetworkError when)/,
      );
      if (seen?.by !== "text") {
        if (mute && call && environment.browser && atDeepgram(call) && call.transport === "http")
          evidence({
            text: `The browser says only '${mute.text}', as it does when CORS blocks an answer`,
            at: mute.at,
            for: true,
            weight: "supporting",
          });
        return;
      }
      const sdk = seen.error.id === "sdk-cors";
      evidence({
        text: sdk
          ? "The SDK says that it sends no HTTP requests from browsers"
          : "The browser says that CORS blocked the answer",
        at: seen.at,
        for: true,
        weight: "decisive",
      });
    },
  },
  check(call, report) {
    if (call.transport !== "http" || call.runtime !== "browser" || !atDeepgram(call) || call.via === "wrapper") return;
    const { sdk } = call;
    if (sdk?.method === "") return;
    // From version 3 on the SDK itself refuses; a client with a proxy's address goes elsewhere.
    const refuses = sdk?.major === 3 || sdk?.major === 4;
    report({
      message: sdk
        ? `${sdk.method} sends an HTTP request, from a browser`
        : "An HTTP request is sent to Deepgram from a browser",
      at: sdk?.at ?? call.head,
      ...(refuses && {
        because:
          "This version of the SDK throws in browsers: 'Due to CORS we are unable to support REST-based API calls'.",
      }),
      severity: refuses ? "error" : "warning",
    });
  },
  examples: {
    wrong: [
      {
        code: `"use client";
export const send = (blob: Blob, token: string) => fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Bearer \${token}\`, "Content-Type": "audio/webm" }, body: blob });`,
      },
    ],
    right: [
      {
        code: `import express from "express";
express().post("/listen", (request) => fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/webm" }, body: request.body }));`,
      },
      {
        code: `"use client";
export const send = (blob: Blob) => fetch("/api/deepgram/v1/listen?model=nova-3", { method: "POST", body: blob });`,
      },
    ],
    pastes: [
      {
        response:
          "Access to fetch at 'https://api.deepgram.com/v1/listen?model=nova-3' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      },
    ],
  },
});
