import type { AudioHead } from "../../exchange/exchange.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

/** What ffprobe and ffmpeg print of a stream: `Audio: pcm_s16le, 48000 Hz, stereo`. */
const stream = /\bAudio: (\w+)[^\n,]{0,60}, (\d{4,6}) Hz(?:, (mono|stereo|(\d{1,2}) channels))?/g;
const input = /\bInput #0, ([\w,]+)/;
/** What a browser's audio graph runs at: `AudioContext sampleRate: 48000`. */
const context = /\b(?:audioContext|audioCtx|context|ctx|AudioContext)\W{0,3}(?:\w+ )?sample_?rate\W{1,5}(\d{4,6})\b/gi;

/** A recorder's command: `arecord -f S16_LE -r 16000 -c 2`, `rec -r 48000 -c 1 -b 16`, `parec --rate=16000 --channels=2`. */
const recorder = /\b(?:arecord|rec|parecord|parec|sox -d|pw-record)\b(?: [^\n|]{0,200})/g;

const codecs: Record<string, string> = {
  pcm_s16le: "linear16",
  pcm_s32le: "linear32",
  pcm_f32le: "float32",
  pcm_mulaw: "mulaw",
  pcm_alaw: "alaw",
  amr_nb: "amr-nb",
  amr_wb: "amr-wb",
};
const containers: readonly [RegExp, AudioHead["container"]][] = [
  [/wav/, "wav"],
  [/mp3/, "mp3"],
  [/ogg/, "ogg"],
  [/webm|matroska/, "webm"],
  [/flac/, "flac"],
  [/mov|mp4|m4a/, "mp4"],
  [/aiff/, "aiff"],
  [/amr/, "amr"],
  [/aac/, "adts"],
];

/** Audio as other programs describe it. */
export function probesIn(source: Source): Item[] {
  const items: Item[] = [];
  const container = input.exec(source.text)?.[1];
  const add = (match: RegExpExecArray, facts: Omit<AudioHead, "origin">, words: string) => {
    const origin = { text: source.name, start: match.index, end: match.index + match[0].length };
    items.push({ kind: "audio", audio: { ...facts, origin }, at: origin, words });
  };
  for (const match of source.text.matchAll(stream)) {
    if (items.length >= 20) break;
    const [, codec = "", rate, layout, count] = match;
    const channels = layout === "mono" ? 1 : layout === "stereo" ? 2 : Number(count) || undefined;
    add(
      match,
      {
        container: containers.find(([pattern]) => pattern.test(container ?? ""))?.[1] ?? "raw",
        encoding: codecs[codec] ?? codec,
        sampleRate: Number(rate),
        ...(channels ? { channels } : {}),
      },
      "audio as ffprobe sees it",
    );
  }
  for (const match of source.text.matchAll(recorder)) {
    const rate = /\s(?:-r|--rate)[ =]?(\d{4,6})\b/.exec(match[0])?.[1];
    const channels = /\s(?:-c|--channels)[ =]?(\d)\b/.exec(match[0])?.[1];
    if (items.length >= 20 || (!rate && !channels)) continue;
    const raw = /\s(?:-f|--format)[ =]?S16_?LE\b/i.test(match[0]);
    add(
      match,
      {
        container: /\s-t raw\b|\bparec\b|\s-$/.test(match[0]) ? "raw" : "wav",
        ...(raw ? { encoding: "linear16" } : {}),
        ...(rate ? { sampleRate: Number(rate) } : {}),
        ...(channels ? { channels: Number(channels) } : {}),
      },
      "what is recorded",
    );
  }
  for (const match of source.text.matchAll(context)) {
    if (items.length >= 20) break;
    add(match, { container: "raw", sampleRate: Number(match[1]) }, "sample rate of the browser");
  }
  return items;
}
