import { contentLength, sendsAudio } from "../../observe/body.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { uploadSample } from "../shared/samples.ts";

export const corruptAudio = rule({
  id: "payload-corrupt-audio",
  group: "payload",
  title: "Audio is damaged or of an unknown format",
  severity: "error",
  why: "Deepgram found no audio that it can decode in the body: the file is damaged or cut, is no audio at all (an error page saved as .wav), or is raw PCM that nothing declares.",
  advice:
    "Look at the file with `ffprobe file`, listen to it, and re-encode it if need be; raw PCM needs encoding and sample_rate in the query.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/corrupt|unsupported|decod|damag|process|accept|moov|invalid data/i],
    signs: [
      /moov atom|never finali[sz]ed|\b(?:truncated|damaged|broken) (?:file|recording|m4a|mp4|mp3|wav)|no player opens/i,
    ],
    told: [
      "corrupt or unsupported data for a file that plays fine",
      "m4a or video file is not accepted",
      "some uploads fail with unsupported data, others are fine",
      "recording from the phone cannot be decoded",
      "file is damaged, deepgram cannot process audio",
    ],
    sample: uploadSample,
    answers: { statuses: [400], errors: ["corrupt-audio"] },
    usualFor: [400],
    looksAt: "body",
    settle: "Run `ffprobe` on the very bytes that are sent, and try the call with a known good file.",
    rulesOut: [{ id: "auth-invalid-key", why: "the key was accepted: the body is looked at only then" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["corrupt-audio"]);
      if (!told) return;
      const { call } = exchange;
      if (call && call.body.kind !== "none" && call.body.kind !== "unresolved" && !sendsAudio(call)) return;
      const raw = sendsAudio(call);
      evidence({
        text: `The answer says '${told.text}'`,
        at: told.at,
        for: true,
        weight: raw ? "strong" : "supporting",
      });
      if (raw && call)
        evidence({
          text: "The body goes out as raw bytes, so its form is right",
          at: call.body.origin,
          for: true,
          weight: "supporting",
        });
      if (call?.body.kind === "raw" && call.body.unspoilt)
        evidence({
          text: "-d strips the line breaks of the file that it sends",
          at: call.body.origin,
          for: true,
          weight: "decisive",
          explains:
            "curl's -d is for text: it takes the line breaks out of the file, which spoils audio. The file itself may be sound.",
          advice: "Send the file with --data-binary.",
          fixes: [{ title: "Use --data-binary", safe: false, edits: call.body.unspoilt }],
        });
      const length = contentLength(exchange);
      if (length !== undefined && length < 200)
        evidence({ text: `Only ${length} bytes were sent`, for: false, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @call.wav',
        response:
          '{"err_code":"Bad Request","err_msg":"Bad Request: failed to process audio: corrupt or unsupported data","request_id":"5f0e9a3c-0000-4000-8000-0000000000b2"}',
      },
    ],
  },
});
