import { clientMessage, isFluxConfigureField } from "../../catalogue/index.ts";
import { rule } from "../define.ts";
import { jsonOf, placeOf, socketPath, typeOf } from "./shared/sent.ts";

export const configureOnV1 = rule({
  id: "ws-configure-on-v1",
  group: "websocket",
  title: "Flux's Configure on /v1/listen",
  severity: "error",
  why: "Only the Flux socket, /v2/listen, takes a Configure with thresholds, keyterms or hints; on /v1/listen nothing changes while the socket is open.",
  advice: "Put the option into the URL and open the socket anew, or use Flux on /v2/listen.",
  exceptions: "The older Configure of /v1/listen with processors or features, which SDKs still send, is not judged.",
  docs: ["https://developers.deepgram.com/docs/flux/configure"],
  shows: {
    answers: { silent: true, closes: [1008] },
    by: "deepgram",
    settle: "Look whether a ConfigureSuccess ever comes back.",
  },
  check(call, report) {
    if (socketPath(call) !== "/v1/listen" || clientMessage("/v1/listen", "Configure")) return;
    for (const message of call.messages) {
      if (typeOf(message)?.text !== "Configure") continue;
      const field = jsonOf(message.payload)?.bag.entries.find((entry) => isFluxConfigureField(entry.name));
      if (!field) continue;
      report({
        message: `Configure with '${field.name}' is sent on /v1/listen`,
        at: placeOf(message),
        related: [{ at: call.target.path?.origin ?? call.head, message: "The socket is opened here" }],
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", thresholds: { eot_threshold: 0.8 } }));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", thresholds: { eot_threshold: 0.8 } }));`,
      },
    ],
  },
});
