import { outcome } from "../../observe/outcome.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const waitsForServerFirst = rule({
  id: "ws-waits-for-server-first",
  group: "websocket",
  title: "The client waits for a message before it sends audio",
  severity: "error",
  why: "On a listen socket Deepgram says nothing until it has audio: a client that waits for Metadata or a first result before it sends waits until the socket is closed.",
  advice: "Begin to send audio in the open handler.",
  docs: ["https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors"],
  shows: {
    needs: [/wait|sends? nothing|first|welcome|recv|receive|never comes|before (?:I )?send|ready/i],
    signs: [
      /\b(?:recv|(?:to|I|we|they) receive|ReceiveAsync|await\w*)\b[^?\n]{0,80}\b(?:first|welcome|hello|metadata|ready|message)\b|\bwait\w*\b[^.!?\n]{0,60}\b(?:metadata|welcome|ready|first (?:message|event|answer))/i,
    ],
    told: [
      "I wait for a metadata or ready message before sending and nothing ever comes",
      "connected but server sends nothing so I never start",
      "waiting for the first event from deepgram, it times out",
      "my code sends audio only after the first message from the server, which never arrives",
      "recv for a welcome message never returns, I want to send after it",
    ],
    refines: ["ws-no-audio-timeout"],
    answers: { closes: [1011], errors: ["net-0001-stt"] },
    settle: "Look at what starts the sending: it must be the open event, not a message.",
    rulesOut: [{ id: "auth-invalid-key", why: "the socket opened, so the key was accepted" }],
    diagnose(exchange, evidence) {
      const { product } = outcome(exchange);
      if (product === "agent" || product === "speak-v2" || product === "listen-v2") return;
      const told = saw(exchange, ["net-0001-stt"]);
      const waiting = mentions(
        exchange,
        /\bwait(?:s|ing)? (?:for|until)\b[^\n]{0,40}\b(?:metadata|server|first message|ready|connected|deepgram|handshake message|message|response)\b/i,
      );
      const { sent, received, timed } = timeline(exchange);
      if (waiting && (told || received.length === 0))
        evidence({
          text: `It says '${waiting.match[0]}'`,
          at: waiting.at,
          for: true,
          weight: told ? "decisive" : "strong",
          explains:
            "The client waits for a message of the server before it sends audio, and the server waits for audio: after ten seconds the socket is closed.",
        });
      else if (told && timed && sent.length === 0 && received.length === 0)
        evidence({ text: "Nothing was sent in the whole session", for: true, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "10:00:00.000 INFO connected to wss://api.deepgram.com/v1/listen?model=nova-3\n10:00:00.010 INFO waiting for metadata from deepgram before streaming...\n10:00:10.250 ERROR connection closed: 1011 NET-0001 Deepgram did not receive audio data or a text message within the timeout window.",
      },
    ],
  },
});
