import { parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { absent, allKnown } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { cutTogether } from "../params/shared/move.ts";
import { isOwn, queryFacts } from "../params/shared/query.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes, parameters, removeEntry, textsOf } from "../shared/helpers.ts";
import { containersOf } from "./shared/container.ts";

export const encodingOnContainerized = rule({
  id: "audio-encoding-on-containerized",
  group: "audio-format",
  title: "encoding given for audio in a container",
  severity: "warning",
  why: "With encoding Deepgram reads the bytes as raw samples: the container's own headers and packets become noise.",
  advice: "Leave out encoding, sample_rate and channels: a container says all that of itself.",
  exceptions:
    "g729 must be declared even in a container. A WAV file with its own encoding usually works and is only warned of.",
  docs: [
    "https://developers.deepgram.com/docs/encoding",
    "https://developers.deepgram.com/docs/determining-your-audio-format-for-live-streaming-audio",
  ],
  shows: {
    needs: [/webm|wav|mp3|ogg|opus|mp4|m4a|flac|container|MediaRecorder|header/i],
    signs: [
      /\b(?:webm|wav|mp3|ogg|m4a|flac|MediaRecorder)\b[^?\n]{0,120}\b(?:encoding ?=|encoding (?:and|set|in)|linear16|sample_rate)|\b(?:encoding ?=|linear16)\b[^?\n]{0,100}\b(?:webm|wav|mp3|ogg|m4a|MediaRecorder)/i,
    ],
    told: [
      "webm or wav chunks with encoding set give no text",
      "removed nothing, mp3 file with encoding and sample_rate gives bad results",
      "opus in ogg with encoding parameter closes the socket",
      "I declare linear16 for a wav or webm file",
      "MediaRecorder webm opus blobs forwarded untouched with encoding in the url, connects and no text",
    ],
    usualFor: [1008],
    room: (call) => !absent(call.query, "encoding"),
    answers: {
      statuses: [400],
      closes: [1008, 1011],
      errors: ["data-0000-stt", "net-0000-stt", "corrupt-audio"],
      silent: true,
    },
    by: "deepgram",
    settle: "Send the same audio without encoding and sample_rate.",
    claims: true,
    diagnose(exchange, evidence) {
      const { audio, call } = exchange;
      const facts = call && queryFacts(call);
      const [encoding] = facts?.key.endsWith("/listen") ? textsOf(parameters(call!, "encoding")[0]?.value) : [];
      if (!call || !audio || !encoding || !packed.has(audio.container) || /^(?:g729|ogg-opus)$/.test(encoding.text))
        return;
      const silent = symptom(exchange, "no-transcript", "empty-transcript", "garbled-transcript");
      const failed = saw(exchange, ["data-0000-stt", "net-0000-stt", "corrupt-audio"]);
      evidence({
        text: `The audio is ${audio.container}, a container, and encoding=${encoding.text} is declared`,
        at: audio.origin,
        for: true,
        weight: silent || failed ? "decisive" : "strong",
        explains: `The audio is ${audio.container}, a container, and encoding=${encoding.text} is declared: Deepgram reads the container's own headers and packets as samples.`,
        fixes: fixes(leaveOut(call)),
      });
    },
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.key.endsWith("/listen")) return;
    const [container] = containersOf(call);
    for (const entry of parameters(call, "encoding")) {
      const values = textsOf(entry.value);
      const [value] = values;
      if (!value || values.some((each) => each.text === "g729")) continue;
      const named = nameOfContainer(facts.key, value.text);
      if (named) reportNamed(call, entry, value.text, report);
      // A branch that gives encoding may be the one that sends something else.
      else if (container && !entry.sometimes && allKnown(entry.value))
        report({
          message: `encoding=${value.text} is given for ${container.what}, a container`,
          at: value.origin,
          severity:
            container.kind === "recorder" && values.every((each) => each.text === "linear16") ? "error" : "warning",
          related: [{ at: container.at, message: "This audio is in a container" }],
          fixes: fixes(leaveOut(call)),
        });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000", ["bearer", jwt]);
const recorder = new MediaRecorder(stream, { mimeType: "audio/webm" });
socket.onopen = () => recorder.start(250);
recorder.ondataavailable = (event) => { if (event.data.size > 0) socket.send(event.data); };`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&encoding=webm", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/webm" }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: pcm });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: audio/webm" --data-binary @talk.webm`,
      },
    ],
  },
});

const packed = new Set<string>(["mp3", "ogg", "webm", "flac", "mp4", "aiff", "adts"]);

/** Whether a value of `encoding` names a container, which is not one of its values. */
export function nameOfContainer(key: string, value: string): boolean {
  const wrong =
    parameter(key, "encoding")?.commonWrongValues ?? parameter("rest:/v1/listen", "encoding")?.commonWrongValues;
  return wrong !== undefined && Object.hasOwn(wrong, value) && wrong[value]!.startsWith("(omit");
}

function reportNamed(call: Call, entry: Entry, value: string, report: Report): void {
  report({
    message: `encoding=${value} names a container, not an encoding`,
    at: textsOf(entry.value)[0]!.origin,
    fixes: fixes(leaveOut(call)),
  });
}

/** Cuts the three parameters together, or encoding alone where they cannot be. */
function leaveOut(call: Call): Fix | undefined {
  const entries = ["encoding", "sample_rate", "channels"].flatMap((name) => parameters(call, name));
  const [encoding] = parameters(call, "encoding");
  const safe = entries.every((entry) => isOwn(call, entry));
  const cuts = cutTogether(call.query, entries);
  if (cuts && cuts.length > 0)
    return {
      title: `Remove ${entries.map((entry) => entry.name).join(", ")}`,
      safe,
      edits: cuts.map((cut) => replace(cut, "")),
    };
  return encoding && removeEntry(encoding, "Remove encoding", safe);
}
