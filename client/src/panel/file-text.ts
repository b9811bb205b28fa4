import { decodeText } from "../../../server/src/core/text/decode.ts";
import { longestPaste } from "./limits.ts";

/** Bytes of an audio file that its header needs. */
const headerBytes = 128;
const audio = /\.(?:wav|wave|mp3|m4a|mp4|aac|flac|ogg|oga|opus|webm|amr|aiff?|au|raw|pcm|ulaw|alaw|g72[29])$/i;

/** A file as a paste: text as text, anything else by its name and first bytes, as a hex dump would show them. */
export function fileText(name: string, bytes: Uint8Array): string {
  const text = audio.test(name) ? undefined : decodeText(bytes.subarray(0, longestPaste));
  if (text !== undefined) return text.trimEnd();
  const hex = [...bytes.subarray(0, headerBytes)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `${name}:\n${hex.join(" ")}`;
}
