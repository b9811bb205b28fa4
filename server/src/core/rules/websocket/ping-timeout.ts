import { mentions } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const pingTimeout = rule({
  id: "ws-ping-timeout",
  group: "websocket",
  title: "The WebSocket library got no pong and closed",
  severity: "error",
  why: "The client's own library pings the server and ends the socket when no pong comes in time: mostly because the client itself is too busy to read, or the link is down.",
  advice:
    "Keep the event loop free (heavy work in a thread or process), or raise ping_timeout; KeepAlive messages do not answer pings.",
  docs: [
    "https://developers.deepgram.com/docs/recovering-from-connection-errors-and-timeouts-when-live-streaming-audio",
  ],
  shows: {
    needs: [/\bping\b|\bpong\b/i],
    signs: [/ping timeout|\bpong\b/i],
    told: [
      "python websockets keepalive ping timeout 1011",
      "no pong received, library closed the connection",
      "ping timeout after twenty seconds of streaming",
      "sent 1011 internal error keepalive ping timeout no close frame received",
    ],
    by: "client",
    settle: "Set ping_interval to None for one run: if it then ends otherwise, the pings were only the messenger.",
    rulesOut: [
      { id: "ws-no-audio-timeout", why: "the 1011 was sent by the client's library, not by Deepgram" },
      {
        id: "ws-keepalive-only",
        why: "Deepgram's KeepAlive is a JSON message and has nothing to do with ping and pong",
      },
    ],
    diagnose(exchange, evidence) {
      const told = mentions(
        exchange,
        /keepalive ping timeout|ping(?:\/pong)? time(?:d )?out|no (?:close frame|pong) received[^\n]{0,40}ping|pong (?:was )?not received|missed pong|WebSocketPingTimeout|(?:sent )?1011 \((?:internal error|unexpected error)\) keepalive/i,
      );
      if (told)
        evidence({
          text: `The library says '${told.match[0]}'`,
          at: told.at,
          for: true,
          weight: "decisive",
          explains:
            "The client's WebSocket library sent a ping, saw no pong in time, and closed the socket itself; the 1011 in the message is its own.",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "websockets.exceptions.ConnectionClosedError: sent 1011 (internal error) keepalive ping timeout; no close frame received",
      },
    ],
  },
});
