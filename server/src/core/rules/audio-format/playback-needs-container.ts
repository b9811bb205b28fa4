import { isFileEncoding } from "../../catalogue/index.ts";
import { known, member } from "../../exchange/facts.ts";
import { outcome } from "../../observe/outcome.ts";
import { messageType } from "../../observe/product.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { parameterValues } from "../shared/helpers.ts";
import { unflushed } from "../shared/unflushed.ts";

export const playbackNeedsContainer = rule({
  id: "audio-playback-needs-container",
  group: "audio-format",
  title: "Raw audio is played as if it were a file",
  severity: "warning",
  why: "Speak sockets, the agent and container=none send bare samples: players and decodeAudioData need a header.",
  advice:
    "Put a WAV header before the samples, play them through an AudioBuffer or a PCM player at the declared rate, or ask the REST endpoint for mp3 or container=wav.",
  docs: ["https://developers.deepgram.com/docs/tts-media-output-settings"],
  shows: {
    needs: [/play|vlc|\.wav|saved|open|decode|noise|sound|silent|header|unplayable|static|hear/i],
    signs: [
      /container ?= ?none|decodeAudioData|\bno (?:wav |riff )?header\b|\bout(?:put)?\.wav\b|no (?:program|player) (?:opens|can)/i,
    ],
    told: [
      "tts audio file cannot be opened by any player",
      "decodeAudioData fails on the speech chunks",
      "saved pcm output is just noise or does not play",
      "audio element does not play the bytes from the speak socket",
      "raw audio from the agent is silent in the browser",
      "output.wav has no header and is unplayable",
      "wrote all binary messages of the speak socket to out.wav, no program opens it",
    ],
    symptoms: ["no-audio"],
    answers: { silent: true },
    settle:
      "Save the bytes to a file and open it with `ffplay -f s16le -ar 24000 file`: if it speaks, only the header is missing.",
    rulesOut: [{ id: "payload-empty-text", why: "audio did come" }],
    diagnose(exchange, evidence) {
      const { product } = outcome(exchange);
      const { call } = exchange;
      if (product !== undefined && !/^(?:speak|agent)/.test(product)) return;
      const failed = mentions(
        exchange,
        /Unable to decode audio data|EncodingError|NotSupportedError: (?:Failed to load|The element has no supported sources)|DEMUXER_ERROR|MEDIA_ERR_SRC_NOT_SUPPORTED|could not find codec parameters|Invalid data found when processing input|invalid (?:wav|riff)|no RIFF|not a RIFF|File format b'[^\n]{0,40} not understood|does not start with RIFF|CouldntDecodeError|Format not recogni[sz]ed/i,
      );
      const spoken = symptom(exchange, "no-audio");
      const encoding = call && parameterValues(call, "encoding")?.[0]?.text;
      const container = call && parameterValues(call, "container")?.[0];
      const settings = timeline(exchange).sent.find((frame) => messageType(frame) === "Settings");
      const output = known(member(settings?.json, "audio", "output", "encoding"))?.text;
      const raw = call?.transport === "ws" || container?.text === "none" || output !== undefined;
      if ((!failed && !spoken) || unflushed(exchange)) return;
      // Where an error came and no sound, there is nothing that a player could refuse.
      const sounded = timeline(exchange).received.some((frame) => frame.frame === "binary");
      if (!failed && !sounded && outcome(exchange).codes.length > 0) return;
      const bare = mentions(exchange, /container=none|\braw (?:pcm|audio|samples)\b|\blinear16\b/i);
      if (!raw && !encoding && product === undefined && !bare) return;
      if (product === undefined && !failed && !bare) return;
      if (encoding && isFileEncoding(encoding)) return;
      evidence({
        text: failed ? `The player says '${failed.match[0]}'` : `It is said: '${spoken!.text}'`,
        at: failed?.at ?? spoken!.origin,
        for: true,
        weight: raw || (bare && spoken && /play|open/i.test(spoken.text)) ? "strong" : "supporting",
        explains: "What comes back is bare samples without a header, and the player looks for a file format.",
      });
      if (container?.text === "none")
        evidence({
          text: "container=none leaves the header out",
          at: container.origin,
          for: true,
          weight: "supporting",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=24000",
        response: "Uncaught (in promise) EncodingError: Unable to decode audio data",
      },
    ],
  },
});
