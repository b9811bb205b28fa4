/** A sentence that quotes a paste stays a sentence: endless words are cut, and so is the whole. */
export function shorten(text: string, most = 700): string {
  const words = text.replace(/\S{160,}/g, (word) => `${word.slice(0, 120)}…`);
  return words.length <= most ? words : `${words.slice(0, most).replace(/\s\S*$/, "")} …`;
}
