/** Names that keep their capital within a sentence. */
const names =
  /^(?:Deepgram|Flux|Nova|Settings|Whisper|Token|Bearer|Authorization|Configure|Aura|Twilio|Node|Safari|Chrome|Firefox|Python|Flush|Speak|Finalize|Metadata|Opus|Voice Agent|English)\b/;

/** A sentence or heading as the rest of another one: its first letter is small, unless it begins a name. */
export function lowerFirst(text: string): string {
  return /^(?:[A-Z][a-z]+\b|An? )/.test(text) && !names.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

export function upperFirst(text: string): string {
  return /^[a-z]+(?=[ ,][a-z' ])/.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
}

const ends = /(?<=[.!?][)'"`]?)\s+(?=["'(`]?[A-Z]|@[a-z]|\/[a-z]|[a-z]+_[a-z])/;

/** The sentences of a text, each with its full stop. Linear. */
export function sentences(text: string): string[] {
  return text.split(ends).filter((each) => each.trim() !== "");
}

/** A text and the shorter beginnings of it that still are sentences, the longest first, without a full stop. */
export function beginnings(text: string): string[] {
  const [first = ""] = sentences(text);
  // A beginning of a word or two names something and says nothing of it.
  const clause = /^.{30,}?(?=[;:] )/.exec(first)?.[0] ?? first;
  const short = [text, first, clause];
  return [...new Set(short.map((each) => each.trim().replace(/\.$/, "")))].filter((each) => each !== "");
}

/** As many whole sentences as fit, and at least the first. */
export function firstSentences(text: string, most: number): string {
  let taken = "";
  for (const each of sentences(text)) {
    if (taken && taken.length + each.length >= most) break;
    taken = taken ? `${taken} ${each}` : each;
  }
  return taken;
}

const counted = ["no", "one", "two", "three", "four", "five", "six"];

/** A number in words where it is small: `three`. */
export const inWords = (count: number) => counted[count] ?? String(count);
