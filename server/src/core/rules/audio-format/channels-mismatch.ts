import type { Exchange } from "../../exchange/exchange.ts";
import { absent, known, member } from "../../exchange/facts.ts";
import { messageType } from "../../observe/product.ts";
import { symptom } from "../../observe/says.ts";
import { transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { queryFacts } from "../params/shared/query.ts";
import type { EvidenceSink } from "../rule.ts";
import { additionEdit, fixes, isOn, parameters, parameterValues } from "../shared/helpers.ts";

/** Raw samples of several channels, sent as if there were one. */
function undeclared({ call, audio }: Exchange, evidence: EvidenceSink): void {
  const encoding = call && parameterValues(call, "encoding")?.[0];
  if (!call || !encoding || !audio?.channels || audio.channels < 2 || audio.container !== "raw") return;
  if (!absent(call.query, "channels")) return;
  const addition = additionEdit(call.query, "channels", String(audio.channels), String(audio.channels));
  evidence({
    text: `The audio has ${audio.channels} channels, and channels is not declared, which means one`,
    at: audio.origin,
    for: true,
    weight: "decisive",
    explains: `The audio has ${audio.channels} channels, and the call declares none, which means one: the samples of both are read as one row, at half the speed.`,
    fixes: fixes(addition && { title: `Add channels=${audio.channels}`, safe: false, edits: [addition] }),
  });
}

export const channelsMismatch = rule({
  id: "audio-channels-mismatch",
  group: "audio-format",
  title: "Declared channels do not fit the audio",
  severity: "warning",
  why: "Raw audio is cut into samples by the declared number of channels: a wrong number mixes the speakers, doubles or halves the speed, or leaves a channel empty. multichannel on raw audio needs channels, too.",
  advice:
    "Set channels to what the bytes hold (1 for mono, 2 for interleaved stereo), and multichannel=true to get each channel apart.",
  docs: ["https://developers.deepgram.com/docs/multichannel"],
  shows: {
    needs: [/channel|stereo|speaker|sides?\b|left|right|agent|interleav|mixed/i],
    signs: [/\b(?:stereo|two|2)[- ]?channel\w*|multichannel|interleaved|\bchannels ?= ?\d/i],
    told: [
      "both speakers of the stereo call end up mixed in one transcript",
      "only the left channel is transcribed, the agent is missing",
      "two channel recording, only one side appears",
      "everyone is speaker 0 on a stereo call",
      "multichannel has no effect, declared one channel",
      "stereo raw audio gives slow or doubled garbage",
    ],
    symptoms: ["single-speaker"],
    answers: { silent: true },
    settle: "Save the bytes to a file and read the number of channels with ffprobe.",
    rulesOut: [{ id: "audio-silent", why: "there is speech, in another channel or at another speed" }],
    diagnose(exchange, evidence) {
      const { call, audio } = exchange;
      const declared = call && parameterValues(call, "channels")?.[0];
      const multichannel = call && parameterValues(call, "multichannel")?.[0];
      if (audio?.channels && declared && Number(declared.text) !== audio.channels && audio.container !== "raw")
        evidence({
          text: `The audio has ${audio.channels} channel${audio.channels === 1 ? "" : "s"}, and channels=${declared.text} is declared`,
          at: declared.origin,
          for: true,
          weight: "decisive",
        });
      undeclared(exchange, evidence);
      const found =
        member(exchange.response?.json, "metadata", "channels") ??
        exchange.frames
          .map((frame) => (messageType(frame) === "Metadata" ? member(frame.json, "channels") : undefined))
          .find((each) => each);
      const count = Number(known(found)?.text ?? Number.NaN);
      if (count === 1 && multichannel?.text === "true" && found)
        evidence({
          text: "multichannel is set, but Deepgram found one channel",
          at: found.origin,
          for: true,
          weight: symptom(exchange, "single-speaker", "options-ignored") ? "strong" : "supporting",
          explains:
            "The audio that arrived has one channel: it was mixed down before it was sent, or channels=2 is missing for raw audio.",
        });
      if (count >= 2 && found && !multichannel) {
        const texts = transcripts(exchange);
        if (
          symptom(exchange, "single-speaker", "garbled-transcript", "empty-transcript") ||
          (texts.length > 0 && texts.every((each) => each.text === ""))
        )
          evidence({
            text: `Deepgram found ${count} channels, but multichannel is not set`,
            at: found.origin,
            for: true,
            weight: "strong",
          });
      }
      const perChannel = transcripts(exchange);
      if (
        declared &&
        Number(declared.text) >= 2 &&
        !multichannel &&
        perChannel.length > 0 &&
        perChannel.every((each) => each.text === "")
      )
        evidence({
          text: `channels=${declared.text} is declared without multichannel, and every transcript is empty`,
          at: declared.origin,
          for: true,
          weight: "strong",
          explains: `channels=${declared.text} says that the bytes hold ${declared.text} interleaved channels: audio of one channel, as of a phone line or a microphone, is torn apart by it.`,
        });
      if (
        count >= 2 &&
        multichannel?.text === "true" &&
        perChannel.length >= 2 &&
        perChannel.some((each) => each.text === "") &&
        perChannel.some((each) => each.text !== "") &&
        symptom(exchange, "empty-transcript", "single-speaker")
      )
        evidence({
          text: "One channel has speech and another is empty",
          at: perChannel.find((each) => each.text === "")!.at,
          for: true,
          weight: "supporting",
        });
    },
  },
  check(call, report) {
    if (call.transport !== "ws" || !queryFacts(call)?.key.endsWith("/listen")) return;
    // A container says itself how many channels it has.
    if (!parameterValues(call, "encoding")) return;
    const multichannel = parameters(call, "multichannel")[0];
    const channels = parameters(call, "channels")[0];
    if (multichannel && isOn(multichannel.value) && !multichannel.sometimes && absent(call.query, "channels"))
      report({
        message: "multichannel needs channels",
        because: "Raw audio does not say how many channels it has: without channels it is read as one.",
        advice: "Add channels with the number that the bytes hold.",
        at: multichannel.key,
        severity: "information",
      });
    const counts = parameterValues(call, "channels");
    if (channels && counts?.every((each) => Number(each.text) > 1) && absent(call.query, "multichannel"))
      report({
        message: `channels=${counts[0]!.text} needs multichannel=true`,
        because: "The channels are mixed into one transcript then, in which nobody can be told apart.",
        advice: "Add multichannel=true to get each channel apart.",
        at: channels.key,
        severity: "information",
      });
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=8000&multichannel=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=8000&multichannel=true&channels=2", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&multichannel=true", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=8000&multichannel=true",
        response:
          '< {"type":"Metadata","request_id":"5f0e9a3c-0000-4000-8000-0000000000e0","duration":12.5,"channels":1}\nclose code=1000\nBoth speakers end up on one channel: all text comes from a single speaker',
      },
    ],
  },
});
