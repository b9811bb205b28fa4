import { printed } from "../../observe/printed.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const reset = rule({
  id: "net-reset",
  group: "network",
  title: "Connection is reset",
  severity: "error",
  why: "The connection was cut at network level, without an HTTP answer or a close frame: by a proxy, a firewall, an idle limit of the network, or a host that went away.",
  advice:
    "Retry with back-off; if it is regular, look for a proxy, VPN or load balancer with an idle or size limit between the program and Deepgram.",
  docs: [
    "https://developers.deepgram.com/docs/recovering-from-connection-errors-and-timeouts-when-live-streaming-audio",
  ],
  shows: {
    needs: [/reset|hang up|pipe|closed the connection|peer|aborted/i],
    signs: [/ECONNRESET|EPIPE|socket hang up|connection reset|reset by peer|broken pipe/i],
    told: [
      "connection reset by peer in the middle",
      "econnreset or socket hang up from time to time",
      "broken pipe during upload",
      "peer closed the connection while sending",
    ],
    by: "client",
    settle: "Repeat the call from another network: if it works there, something on the way cuts it.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401, not by cutting the connection" }],
    diagnose(exchange, evidence) {
      const found = printed(
        exchange,
        /ECONNRESET|EPIPE|socket hang up|connection (?:was )?(?:forcibly closed|reset|abort(?:ed)?)(?: by (?:peer|the remote host))?|ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|RemoteDisconnected|broken pipe|other side closed|unexpected eof|closed without (?:sending a )?complete/i,
      );
      if (!found) return;
      const live = timeline(exchange).received.length > 0;
      evidence({
        text: `The program says '${found.text}'`,
        at: found.at,
        for: true,
        weight: "decisive",
        explains: live
          ? "The connection worked and was then cut at network level; Deepgram sends a close frame with a code when it ends a socket."
          : "The connection was cut at network level before any answer came.",
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
          "Error: read ECONNRESET\n    at TLSWrap.onStreamRead (node:internal/stream_base_commons:218:20) {\n  errno: -104,\n  code: 'ECONNRESET',\n  syscall: 'read'\n}",
      },
    ],
  },
});
