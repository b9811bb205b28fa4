import { rawOfPath, twilioAudio } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { Value } from "../../../exchange/value.ts";

/** Audio without a header, and the encoding that its kind says for certain. */
export interface Raw {
  readonly what: string;
  /** In the words of `encoding`, where the kind of audio decides it. */
  readonly encodings?: readonly string[];
  /** What it mostly is, where its kind does not decide it. */
  readonly usual?: string;
  /** Hertz, where the kind of audio decides it. */
  readonly rate?: number;
  readonly at: Origin;
}

/** The raw audio that a call provably sends, as body or in messages. */
export function rawAudioOf(call: Call): Raw[] {
  const values =
    call.transport === "http"
      ? call.body.kind === "raw"
        ? [call.body.value]
        : []
      : call.messages.map(({ payload }) => payload);
  return values.flatMap(ofValue);
}

function ofValue(value: Value): Raw[] {
  if (value.kind !== "bytes") return [];
  const { source } = value;
  if (source.is === "other" && source.what === "Float32Array")
    return [{ what: "a Float32Array", encodings: ["linear32"], at: value.origin }];
  if (source.is === "other" && source.what === "Int16Array")
    return [{ what: "an Int16Array", encodings: ["linear16"], at: value.origin }];
  if (source.is === "other" && source.what === "the audio of a telephony stream")
    return [{ what: "The audio of a telephony stream", usual: "mulaw", at: value.origin }];
  if (source.is === "other" && source.what === "Twilio's audio") {
    const { encoding, rate } = twilioAudio;
    return [{ what: source.what, encodings: [encoding], rate, at: value.origin }];
  }
  if (source.is !== "file") return [];
  const found = rawOfPath(source.path);
  const what = source.path.split(/[\\/]/).at(-1)!;
  return found ? [{ what, ...found, at: value.origin }] : [];
}
