/** Parameters that hold a person's own words, of which no value is wrong in itself. */
const ownWords: ReadonlySet<string> = new Set([
  "tag",
  "search",
  "keyterm",
  "keywords",
  "replace",
  "extra",
  "custom_topic",
  "custom_intent",
]);

export function holdsOwnWords(name: string): boolean {
  return ownWords.has(name);
}

/** Repeated parameters whose single values hardly ever hold a comma; `replace` and `extra` may. */
const commaFree: ReadonlySet<string> = new Set([
  "keyterm",
  "keywords",
  "redact",
  "search",
  "language_hint",
  "custom_topic",
  "custom_intent",
  "tag",
  "detect_language",
]);

export function isCommaFree(name: string): boolean {
  return commaFree.has(name);
}
