import { symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { timeline, transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const wsServerNoResponse = rule({
  id: "ws-server-no-response",
  group: "server",
  title: "Deepgram had nothing to send although audio came (NET-0000)",
  severity: "error",
  why: "NET-0000 on listen means that audio arrived and yielded no message in time: mostly it cannot be decoded (a container without its header, a wrong encoding), at times the service is in trouble.",
  advice:
    "Check encoding and sample_rate against the bytes, send a container from its first byte on, then reconnect with back-off.",
  docs: ["https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors"],
  shows: {
    needs: [/net-?0000|nothing to send|did not provide|no answers|1011|response message|no response/i],
    signs: [/\bNET-0000\b|did not provide a response/i],
    told: [
      "net-0000 close although audio is flowing",
      "server had nothing to send and closed",
      "deepgram did not provide a response message within the timeout",
      "stream is closed with 1011, audio was sent the whole time and no answers came",
    ],
    usualFor: [1011],
    answers: { closes: [1011], errors: ["net-0000-stt"] },
    settle:
      "Save the bytes that are sent to a file and play it: if it plays with what the URL declares, the service is in trouble.",
    rulesOut: [{ id: "ws-no-audio-timeout", why: "that is NET-0001; here audio did arrive" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["net-0000-stt"]);
      if (!told) return;
      // Without the address it is open whether the audio is raw, and so whether it could be decoded.
      evidence({
        text: `The socket was closed with '${told.text}'`,
        at: told.at,
        for: true,
        weight: exchange.call || transcripts(exchange).length > 0 ? "strong" : "supporting",
      });
      if (transcripts(exchange).some((each) => each.text !== ""))
        evidence({
          text: "Transcripts had come before, so the audio could be decoded",
          for: true,
          weight: "strong",
          explains:
            "Audio was decoded and transcribed, and then no message came in time: the service was in trouble, or the audio stopped being decodable.",
        });
      else if (timeline(exchange).audio.length > 0)
        evidence({
          text: "Audio was sent and nothing came back",
          at: timeline(exchange).audio[0]!.origin,
          for: true,
          weight: "supporting",
        });
      const again = symptom(exchange, "reconnects");
      if (again)
        evidence({
          text: "It began with a reconnect, which loses the header of a container",
          at: again.origin,
          for: false,
          weight: "strong",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3",
        response:
          "close 1011 Deepgram did not provide a response message within the timeout window. See https://dpgr.am/net0000",
      },
    ],
  },
});
