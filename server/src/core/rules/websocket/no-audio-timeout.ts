import { idleSeconds } from "../../catalogue/socket-rules.ts";
import { keepsAlive } from "../../observe/keeps-alive.ts";
import { outcome } from "../../observe/outcome.ts";
import { symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { seconds, timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { keepAliveSample } from "../shared/samples.ts";

const limit = idleSeconds("/v1/listen") ?? 10;

export const noAudioTimeout = rule({
  id: "ws-no-audio-timeout",
  group: "websocket",
  title: `Nothing was sent for ${limit} seconds (NET-0001)`,
  severity: "error",
  why: `A listen socket is closed with 1011 NET-0001 when neither audio nor a KeepAlive text message comes for ${limit} seconds.`,
  advice:
    'Start the audio right after open; while it is silent send {"type":"KeepAlive"} as a text frame every 3 to 5 seconds, and end with CloseStream.',
  docs: [
    "https://developers.deepgram.com/docs/audio-keep-alive",
    "https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors",
  ],
  shows: {
    needs: [/clos|drop|dead|gone|die|timeout|disconnect|1011|net-?0001|nothing|no audio|cut|end/i],
    signs: [
      /\bNET-0001\b|did not receive audio data|\b(?:ten|10|12|twelve) ?s(?:ec\w*)?\b[^?\n]{0,80}\b(?:clos|dead|gone|drop|disconnect)|\b(?:clos|dead|gone|drop|disconnect)\w*[^?\n]{0,60}\b(?:ten|10|12|twelve) ?s(?:ec\w*)?\b/i,
    ],
    unless: [/\bstays? (?:open|connected)\b(?![^.!?\n]{0,40}\bnot\b)[^.!?\n]{0,40}\b(?:all the time|the whole time)/i],
    told: [
      "closes after ten seconds with net-0001",
      "did not receive audio data or a text message within the timeout window",
      "socket opens and closes after 10 seconds, no audio arrives",
      "connection dies 12 seconds after opening, microphone permission still pending",
      "deepgram says it got no audio but I think I send it",
      "stream is closed since nothing was sent",
      "no packets arrive while nobody talks and after a longer pause the socket is gone with 1011",
    ],
    usualFor: [1011],
    sample: keepAliveSample,
    answers: { closes: [1011], errors: ["net-0001-stt"] },
    settle:
      "Log the time and size of every frame that is sent: the last one before the close tells which silence it was.",
    rulesOut: [
      { id: "auth-jwt-expired", why: "a token's life does not close an open socket" },
      { id: "audio-encoding-mismatch", why: "audio that cannot be decoded is closed with DATA-0000 or NET-0000" },
    ],
    diagnose(exchange, evidence) {
      const { product, close } = outcome(exchange);
      const told = saw(exchange, ["net-0001-stt"]);
      const spoken = symptom(exchange, "closes-after-seconds");
      const { audio, keepAlives, silence, beforeClose, sent, received } = timeline(exchange);
      const kept = told && sent.length === 0 && keepsAlive(exchange);
      const quiet = silence && silence.until === "close" && silence.ms >= limit * 950;
      if (
        !told &&
        !spoken &&
        !(
          quiet &&
          !saw(exchange, ["net-0000-stt"]) &&
          product === "listen" &&
          (close?.code === 1011 || close?.code === 1006) &&
          received.length === 0
        )
      )
        return;
      if (told)
        evidence({
          text: `The socket was closed with '${told.text}'`,
          at: told.at,
          for: true,
          weight: kept ? "supporting" : audio.length > 0 || sent.length === 0 ? "decisive" : "strong",
        });
      else if (spoken)
        evidence({
          text: "It is said to close after some seconds",
          at: spoken.origin,
          for: true,
          weight: /\b(?:1[0-2]|ten|twelve|quiet|silen\w+|mute[sd]?|paus\w+|idle|speak\w*|talk\w*)\b/i.test(spoken.text)
            ? "strong"
            : "supporting",
          explains: `A listen socket closes after ${limit} seconds without audio or KeepAlive; that fits what is described.`,
        });
      if (quiet)
        evidence({
          text: `Nothing was sent in the last ${seconds(silence.ms)} before the close`,
          at: silence.at,
          for: true,
          weight: told ? "supporting" : "strong",
          explains: `Nothing was sent in the last ${seconds(silence.ms)} before the close, and Deepgram closes a listen socket after ${limit} seconds without audio or KeepAlive.`,
        });
      else if (beforeClose !== undefined && beforeClose < limit * 500 && audio.length > 0)
        evidence({
          text: `The last frame went out only ${seconds(beforeClose)} before the close`,
          for: false,
          weight: "supporting",
        });
      if (audio.length === 0 && keepAlives.length > 0)
        evidence({
          text: "KeepAlive messages were sent all the time",
          at: keepAlives[0]!.origin,
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
        response:
          "close 1011 NET-0001: Deepgram did not receive audio data or a text message within the timeout window.",
      },
      { response: "My websocket connection to Deepgram closes after 10 seconds when nobody talks" },
    ],
  },
});
