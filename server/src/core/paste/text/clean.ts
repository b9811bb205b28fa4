import type { Origin } from "../../exchange/origin.ts";
import { redact } from "../../redact/index.ts";
import type { PasteName, Source } from "./slice.ts";

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: colour codes of terminals are control characters.
/** What terminals and web pages leave in a text: colour codes, carriage returns, invisible characters. */
const noise =
  /\u001b(?:\[[0-9;?]{0,20}[A-Za-z]|\][^\u0007\n]{0,200}\u0007)|(?<!\u001b)\[\d{1,3}(?:;\d{1,3}){0,4}m|\r(?=\n|$)|[\u0000\u200b\u200e\u200f\ufeff\u00a0]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above.

/** A pasted text as it is shown (redacted) and as it is read (noise blanked); both as long as what was pasted. */
export function prepare(name: PasteName, text: string, known: readonly Origin[]): { source: Source; shown: string } {
  const { text: shown, secrets } = redact(
    text,
    known.filter((at) => at.text === name),
  );
  const read = shown.replace(noise, (match) => " ".repeat(match.length));
  return { source: { name, text: read, secrets }, shown };
}
