import type { Finding } from "../core/rules/rule.ts";

/** Milliseconds without a key after which what was held back is told. */
export const pause = 1500;
/** Characters that come or go at once and are still typed: what an editor closes and completes by itself. A paste is more. */
const longestTyped = 60;

/** Time as it passes, or as a test lets it pass. `later` gives what calls it off. */
export interface Clock {
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

export const realClock: Clock = {
  later(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

type Shown = Pick<Finding, "rule"> & { readonly start: number; readonly end: number };

/** One stretch of typing in one document. */
interface Typing {
  /** What was shown when it began, moved along with the text. */
  readonly known: readonly Shown[];
  /** The characters that were typed in. */
  readonly from: number;
  readonly to: number;
  readonly callOff: () => void;
}

/**
 * Keeps still while a person types: what was not shown before is held back until typing pauses or the cursor leaves what is
 * being written. What is no longer wrong goes at once.
 */
export class Quiet {
  readonly #clock: Clock;
  readonly #told: (uri: string) => void;
  readonly #texts = new Map<string, string>();
  readonly #typing = new Map<string, Typing>();
  readonly #shown = new Map<string, readonly Shown[]>();
  readonly #held = new Set<string>();

  /** `told` is called when what was held back may be shown. */
  constructor(clock: Clock, told: (uri: string) => void) {
    this.#clock = clock;
    this.#told = told;
  }

  /** The text of a document as it is opened, and after each change. */
  text(uri: string, text: string): void {
    const before = this.#texts.get(uri);
    this.#texts.set(uri, text);
    if (before === undefined || before === text) return;
    const { start, end, length } = changeOf(before, text);
    const old = this.#typing.get(uri);
    old?.callOff();
    if (Math.max(end - start, length) > longestTyped) {
      this.#typing.delete(uri);
      return;
    }
    const by = length - (end - start);
    const moved = (offset: number) => (offset <= start ? offset : offset >= end ? offset + by : start + length);
    this.#typing.set(uri, {
      known: (old?.known ?? this.#shown.get(uri) ?? []).map((each) => ({
        rule: each.rule,
        start: moved(each.start),
        end: moved(each.end),
      })),
      from: Math.min(old ? moved(old.from) : start, start),
      to: Math.max(old ? moved(old.to) : 0, start + length),
      callOff: this.#clock.later(pause, () => this.rest(uri)),
    });
  }

  /** Which findings may be shown now. */
  filter(uri: string, findings: readonly Finding[]): readonly Finding[] {
    const typing = this.#typing.get(uri);
    const told = typing ? findings.filter((each) => typing.known.some((known) => isSame(known, each))) : findings;
    if (told.length < findings.length) this.#held.add(uri);
    this.#shown.set(
      uri,
      told.map(({ rule, at }) => ({ rule, start: at.start, end: at.end })),
    );
    return told;
  }

  /** The cursor moved without a key that writes. `within` are the stretches that are being written as a whole: calls. */
  caret(uri: string, offset: number, within: readonly { readonly start: number; readonly end: number }[]): void {
    const typing = this.#typing.get(uri);
    const text = this.#texts.get(uri);
    if (!typing || text === undefined) return;
    const { from, to } = typing;
    const lines = { start: text.lastIndexOf("\n", from - 1) + 1, end: lineEnd(text, to) };
    const calls = within.filter(({ start, end }) => start <= to && from <= end);
    if ([lines, ...calls].some(({ start, end }) => start <= offset && offset <= end)) return;
    this.rest(uri);
  }

  /** Typing is over: by a pause, a save, or because the cursor went elsewhere. */
  rest(uri: string): void {
    this.#typing.get(uri)?.callOff();
    this.#typing.delete(uri);
    if (this.#held.delete(uri)) this.#told(uri);
  }

  close(uri: string): void {
    this.#typing.get(uri)?.callOff();
    for (const kept of [this.#texts, this.#typing, this.#shown]) kept.delete(uri);
    this.#held.delete(uri);
  }
}

/** The same mistake at the same place, or about the same word while it is changed. */
function isSame(known: Shown, { rule, at }: Finding): boolean {
  return known.rule === rule && known.start <= at.end && at.start <= known.end;
}

/** The one stretch of `before` in whose place `length` other characters stand now. */
function changeOf(before: string, after: string): { start: number; end: number; length: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, length: after.length - tail - start };
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
