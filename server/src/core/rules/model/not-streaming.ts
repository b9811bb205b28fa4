import { familyOf, familyRule, firstModel } from "../../catalogue/index.ts";
import { rule } from "../define.ts";
import { fixes, goesTo, rewrite } from "../shared/helpers.ts";
import { misfits } from "./shared/named.ts";

const streaming = firstModel("/v1/listen");

export const notStreaming = rule({
  id: "model-not-streaming",
  group: "model",
  title: "Model that does not stream",
  severity: "error",
  why: "Whisper models transcribe files only: the socket is refused with 405.",
  advice: "Send files by POST to /v1/listen, or name a model that streams, such as nova-3.",
  exceptions: "Self-hosted servers are left alone.",
  docs: ["https://developers.deepgram.com/docs/deepgram-whisper-cloud"],
  shows: {
    needs: [/whisper|stream|live|socket|real[- ]?time/i],
    signs: [
      /whisper\S*[^?\n]{0,100}\b(?:web ?socket|live|stream\w*|real[- ]?time)|\b(?:web ?socket|live|stream\w*|real[- ]?time)\b[^?\n]{0,80}whisper/i,
    ],
    told: [
      "whisper does not work on the live socket",
      "whisper model over websocket is refused, files work",
      "which models can stream",
      "real time with whisper fails, recorded works",
    ],
    usualFor: [405],
    answers: { statuses: [400, 403, 405], errors: ["method-not-allowed"], closes: [1006] },
    by: "deepgram",
    settle: "Open the same socket with model=nova-3.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401" }],
  },
  check(call, report) {
    if (!goesTo(call, "ws", "/v1/listen") || call.target.deepgram !== "certain" || call.via === "wrapper") return;
    for (const model of misfits(call, isForFiles)) {
      report({
        message: `'${model.text}' does not stream: it transcribes files only`,
        at: model.origin,
        fixes: fixes(rewrite(model, streaming, `Use ${streaming}`, false)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=whisper-large", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=whisper-large", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=whisper-large",
        response: "Error: Unexpected server response: 405",
      },
    ],
  },
});

function isForFiles(id: string): boolean {
  const family = familyOf(id);
  const transports = family ? familyRule(family)?.transports : undefined;
  return transports !== undefined && !transports.includes("wss");
}
