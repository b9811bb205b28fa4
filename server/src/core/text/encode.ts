/** A value as it stands in a query. Half of a surrogate pair becomes U+FFFD, as URLSearchParams has it, where encodeURIComponent throws. */
export function encodeValue(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** The text with U+FFFD in the place of each half of a surrogate pair. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
