import { isDistinct } from "../../catalogue/general-errors.ts";
import { outcome } from "../../observe/outcome.ts";
import { isHtml, mentions, statusIs } from "../../observe/says.ts";
import { saw, seenErrors } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const serverError = rule({
  id: "server-error",
  group: "server",
  title: "The server failed (5xx)",
  severity: "error",
  why: "A 500 or 502 is a fault behind the call, not in it: of Deepgram's service, or of an own server or gateway when no request id came with it.",
  advice:
    "Retry with back-off; if it stays, look at status.deepgram.com and send the request id to Deepgram's support.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/\b50\ds?\b|5xx|server error|bad gateway|internal/i],
    signs: [/\b50[0-2]s?\b|5xx|internal server error|bad gateway/i],
    told: [
      "deepgram answers 500 internal server error",
      "bad gateway 502 sometimes",
      "random 5xx errors",
      "server error out of nowhere, same request works later",
    ],
    usualFor: [1011],
    answers: { statuses: [500, 501, 502], closes: [1011] },
    settle: "Repeat the same call with curl: if only your server's route fails, its own log has the reason.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401" }],
    diagnose(exchange, evidence) {
      const status = statusIs(exchange, 500, 501, 502, 505, 520, 521, 522, 523, 524);
      const { requestId, close } = outcome(exchange);
      const relayed = mentions(
        exchange,
        /internal server error|INTERNAL_SERVER_ERROR|SERVER_GOING_AWAY|ASR_CONNECTION_CLOSED|bad gateway/i,
      );
      const agent = saw(exchange, [
        "agent-internal-server-error",
        "agent-server-going-away",
        "agent-asr-connection-closed",
        "flux-fatal",
      ]);
      if (agent && agent.error.id !== "flux-fatal") {
        evidence({
          text: `Deepgram says '${agent.text}'`,
          at: agent.at,
          for: true,
          weight: "decisive",
          explains: "The service itself had a fault; nothing in the call asks for this. A new session usually works.",
          advice: "Reconnect, send Settings again, and keep the request_id of Welcome for the support.",
        });
        return;
      }
      const coded = outcome(exchange).codes.find(({ text }) => text === "INTERNAL_SERVER_ERROR");
      if (!status && coded && requestId && !close) {
        evidence({
          text: `Deepgram says '${coded.text}'`,
          at: coded.at,
          for: true,
          weight: "decisive",
          explains:
            "The service itself had a fault; nothing in the call asks for this. The same request usually works when it is sent again.",
        });
        return;
      }
      if (!status) {
        if (relayed && close?.code === 1011 && !saw(exchange, ["net-0000-stt", "net-0001-stt", "tts-net"]))
          evidence({
            text: `The socket was closed with '${relayed.match[0]}'`,
            at: relayed.at,
            for: true,
            weight: "strong",
          });
        else if (agent && /INTERNAL/i.test(agent.text))
          evidence({ text: `Deepgram says '${agent.text}'`, at: agent.at, for: true, weight: "strong" });
        return;
      }
      // An own server that passes on what Deepgram said: its status is not the answer's.
      if (
        seenErrors(exchange).some(
          (seen) => seen.by === "text" && seen.error.surface === "http" && isDistinct(seen.error),
        )
      )
        return;
      const own = !requestId && isHtml(exchange);
      evidence({
        text: own
          ? `${status.code} comes as a web page, without a request id of Deepgram`
          : `${status.code} is a fault of the server that answered`,
        at: status.at,
        for: true,
        weight: requestId || isHtml(exchange) ? "decisive" : "strong",
        explains: own
          ? `A gateway or an own server answered ${status.code}; the answer has no request id, so Deepgram's API may not have been reached.`
          : `The server that answered had a fault (${status.code}). ${requestId ? "The request id shows that it was Deepgram." : "Without a request id it may be an own server that failed before or after its call to Deepgram."}`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          'HTTP/1.1 500 Internal Server Error\n\n{"err_code":"INTERNAL_SERVER_ERROR","err_msg":"Internal Server Error","request_id":"5f0e9a3c-0000-4000-8000-0000000000c1"}',
      },
    ],
  },
});
