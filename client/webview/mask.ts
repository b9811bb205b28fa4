import { redact } from "../../server/src/core/redact/index.ts";
import { longestPaste } from "../src/panel/limits.ts";

/** The text with every key masked, character for character, and no longer than what is read. */
export function masked(text: string): string {
  return redact(text.length > longestPaste ? text.slice(0, longestPaste) : text).text;
}

/**
 * What to insert between `head` and `tail` so that no key shows. Whether a word is a key depends on what stands before
 * it, so the whole is masked and the middle cut out.
 */
export function maskedInsertion(head: string, inserted: string, tail: string): string {
  const whole = masked(head + inserted + tail);
  const length = head.length + inserted.length + tail.length;
  return whole.length === length ? whole.slice(head.length, whole.length - tail.length) : masked(inserted);
}
