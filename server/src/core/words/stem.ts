/** Endings that English words lose, the longest first; what is left must be a word's length. */
const endings: readonly (readonly [ending: string, least: number, put: string])[] = [
  ["ization", 4, ""],
  ["isation", 4, ""],
  ["ations", 4, ""],
  ["ation", 4, ""],
  ["ements", 4, ""],
  ["ement", 4, ""],
  ["ingly", 4, ""],
  ["ities", 4, ""],
  ["ives", 4, ""],
  ["ions", 4, ""],
  ["ings", 3, ""],
  ["ness", 4, ""],
  ["ally", 4, ""],
  ["ible", 4, ""],
  ["able", 4, ""],
  ["izes", 4, ""],
  ["ised", 4, ""],
  ["ized", 4, ""],
  ["ies", 3, "y"],
  ["ing", 3, ""],
  ["ion", 4, ""],
  ["ity", 4, ""],
  ["ive", 4, ""],
  ["ize", 4, ""],
  ["ise", 4, ""],
  ["ed", 3, ""],
  ["es", 3, ""],
  ["ly", 4, ""],
  ["er", 4, ""],
  ["al", 5, ""],
  ["s", 3, ""],
  ["e", 3, ""],
];

/** A word without its ending: `transcribed`, `transcribing` and `transcribes` are one. Letters in lower case are expected. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  for (const [ending, least, put] of endings) {
    const rest = word.length - ending.length;
    if (rest < least || !word.endsWith(ending) || (ending === "s" && word.endsWith("ss"))) continue;
    const left = word.slice(0, rest) + put;
    // stopped, running
    return /([bdglmnprt])\1$/.test(left) && left.length > 3 ? left.slice(0, -1) : left.replace(/e$/, "");
  }
  return word;
}
