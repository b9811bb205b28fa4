/**
 * Characters that change how others are shown, or show nothing: controls but for tab and line feed, zero-width ones, marks
 * and overrides of direction, separators of lines and paragraphs, tags, lone surrogates; not the selectors of an emoji's colour.
 */
const hidden = /(?!\t|\n|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;

const escaped = (char: string) =>
  [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

/** A text of several lines as a terminal or page may show it: what would act or hide is written as `\u001b`. */
export function visible(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(hidden, escaped);
}

/** The same in one line. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[\t\n\r]+/g, " "));
}

/** JSON of which no character acts on a terminal: it reads back as the same value. */
export function inertJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(hidden, escaped);
}
