import { outcome } from "../../observe/outcome.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { timeline, transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const silent = rule({
  id: "audio-silent",
  group: "audio-format",
  title: "The audio holds no speech",
  severity: "warning",
  why: "Deepgram answers silence and noise with empty transcripts, and no error: the microphone was muted or another device, or the level is near zero.",
  advice:
    "Save the bytes that are sent to a file and listen to it; check the input device, its permission and the level.",
  docs: ["https://developers.deepgram.com/docs/determining-your-audio-format-for-live-streaming-audio"],
  shows: {
    needs: [/silen|mute|empty|blank|no speech|zeros|no words|quiet|duration/i],
    signs: [/\ball zeros?\b|\bmuted (?:mic|microphone)\b|wrong (?:input )?device/i],
    told: [
      "the recording is silent and transcript is empty",
      "muted microphone, all results blank",
      "file has no speech, empty transcript with duration",
      "wrong input device, zeros only",
      "results come with right duration but no words",
    ],
    symptoms: ["empty-transcript", "no-transcript"],
    answers: { silent: true },
    settle:
      "Save the bytes that are sent to a file and listen: speech in it means that encoding, sample_rate, channels or language is wrong instead.",
    rulesOut: [{ id: "auth-invalid-key", why: "the call was accepted and answered" }],
    diagnose(exchange, evidence) {
      if (outcome(exchange).failed) return;
      const all = transcripts(exchange);
      const spoken = symptom(exchange, "empty-transcript", "no-transcript");
      const quiet = mentions(
        exchange,
        /\b(?:muted|all zeros?|rms(?: level)?[ =:]+0(?:\.0+)?\b|level[ =:]+0(?:\.0+)?\b|-(?:inf|9\d(?:\.\d)?) ?dB|silence detected|microphone (?:is )?(?:off|muted|silent)|max_volume: -\d{2,3}(?:\.\d)? dB)/i,
      );
      const empty = all.length > 0 && all.every((each) => each.text === "");
      if (!empty && !(spoken && quiet)) return;
      // Of an answer alone neither the request nor the audio is known, and several mistakes look the same.
      const flowing =
        timeline(exchange).audio.length > 0 || (exchange.response !== undefined && exchange.call !== undefined);
      if (quiet)
        evidence({
          text: `It says '${quiet.match[0]}'`,
          at: quiet.at,
          for: true,
          weight: "decisive",
          explains: "The audio that was sent is silent, and silence has an empty transcript.",
        });
      if (empty)
        evidence({
          text:
            all.length === 1
              ? "The transcript is empty, and no error came"
              : `All ${all.length} transcripts are empty, and no error came`,
          at: all[0]!.at,
          for: true,
          weight: flowing ? "strong" : "supporting",
          explains:
            "The call was accepted and audio was decoded, but nothing in it was taken for speech: it is silent, or another rate, encoding, channel or language than declared.",
        });
      if (all.some((each) => each.text !== ""))
        evidence({ text: "Other transcripts hold words", for: false, weight: "decisive" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '{"metadata":{"request_id":"5f0e9a3c-0000-4000-8000-0000000000e1","duration":14.2,"channels":1,"models":["a"]},"results":{"channels":[{"alternatives":[{"transcript":"","confidence":0.0,"words":[]}]}]}}',
      },
    ],
  },
});
