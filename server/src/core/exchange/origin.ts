/** A half-open range of UTF-16 offsets in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a piece of an Exchange was written: a span in a named text.
 * `text` is a document URI (`file:///…`) for source code, or a paste's name (`paste:request`, `paste:response`).
 */
export interface Origin extends Span {
  readonly text: string;
}

export function origin(text: string, start: number, end: number): Origin {
  return { text, start, end };
}

/** The zero-width place just before `at`. */
export function before(at: Origin): Origin {
  return { text: at.text, start: at.start, end: at.start };
}

/** The zero-width place just after `at`. */
export function after(at: Origin): Origin {
  return { text: at.text, start: at.end, end: at.end };
}

export function contains(outer: Origin, inner: Origin): boolean {
  return outer.text === inner.text && outer.start <= inner.start && inner.end <= outer.end;
}

/** Replaces `span` of the text named `text` by `newText`. Edits of one fix never overlap. */
export interface Edit extends Origin {
  readonly newText: string;
}

export function replace(at: Origin, newText: string): Edit {
  return { text: at.text, start: at.start, end: at.end, newText };
}

export interface Fix {
  /** An imperative: "Use /v2/listen". */
  readonly title: string;
  /** Leaves code that means what was meant: joins fix-all. Otherwise it is a suggestion, picked by hand. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** What somebody has to check or fill in, because the fix had to assume it: "the true sample rate of the audio". Never with `safe`. */
  readonly assumes?: string;
}
