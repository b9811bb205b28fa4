import type { Exchange } from "../exchange/exchange.ts";
import { entry, type Known, known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import { messageType } from "./product.ts";

/** What the paste says that the audio is, apart from what the call declares. */
export interface SourceFormat {
  /** In the words of the `encoding` parameter. */
  readonly encoding: string;
  readonly shown: string;
  readonly at: Origin;
}

/** The media format that a telephony message states: `{"encoding":"audio/x-mulaw","sampleRate":8000}`. */
const stated =
  /\bmedia_?format\b.{0,80}?\bencoding["'\s:=]{1,6}((?:audio\/)?(?:x-)?(?:mulaw|ulaw|alaw|pcmu|pcma|l16|opus))\b/i;
/** The codec of a telephone line by its name, but for the value of a parameter or setting. */
const named =
  /(?<!\bencoding\W{0,6}|\bconvert\w*\W|\binto\W|\bto\W|[\w/?&=.-])((?:PCMU|PCMA|mu-?law|[uµμ]-?law|a-?law|mulaw|alaw))\b(?!["'=]|[^\n]{0,20}\bto\b)/i;

/** The encoding that a log, a message or a person says the audio has. */
export function sourceFormat({ lines = [] }: Exchange): SourceFormat | undefined {
  for (const shape of [stated, named])
    for (const { text, origin } of lines) {
      const match = shape.exec(text);
      const encoding = match && encodingOf(match[1]!);
      if (!match || !encoding) continue;
      const start = origin.start + match.index + match[0].length - match[1]!.length;
      return { encoding, shown: match[1]!, at: { ...origin, start, end: start + match[1]!.length } };
    }
  return undefined;
}

function encodingOf(word: string): string | undefined {
  const name = word
    .toLowerCase()
    .replace(/^(?:audio\/)?(?:x-)?/, "")
    .replace("-", "");
  if (/^(?:pcmu|mulaw|ulaw|µlaw|μlaw)$/.test(name)) return "mulaw";
  if (/^(?:pcma|alaw)$/.test(name)) return "alaw";
  return name === "l16" ? "linear16" : name === "opus" ? "opus" : undefined;
}

/** The encoding that the call declares: in the query, or in an agent's Settings. */
export function declaredEncoding({ call, frames }: Exchange): Known | undefined {
  const settings = frames.find((frame) => frame.direction === "sent" && messageType(frame) === "Settings");
  return (
    (call && known(entry(call.query, "encoding")?.value)) ?? known(member(settings?.json, "audio", "input", "encoding"))
  );
}
