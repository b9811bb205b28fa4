import type { Origin } from "../../exchange/origin.ts";
import type { Hole, LiteralPart, TextPart, TextValue } from "../../exchange/value.ts";
import type { Secret } from "../../redact/index.ts";

/** A pasted text as the readers see it: redacted, with colour codes blanked, as long as what was pasted. */
export interface Source {
  readonly name: PasteName;
  readonly text: string;
  readonly secrets: readonly Secret[];
}

export type PasteName = "paste:request" | "paste:response";

/**
 * Text taken out of a source as it is meant (unquoted, unescaped), with the place of every character.
 * Its runs are in order and without gaps.
 */
export interface Slice {
  readonly source: Source;
  readonly text: string;
  readonly runs: readonly Run[];
  /** The place of the whole, quotes excluded; where an empty slice lies. */
  readonly start: number;
  readonly end: number;
}

export interface Run {
  /** Where it begins in the slice's text. */
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Each character stands in the source as it is here. */
  readonly same: boolean;
  readonly hole?: Hole;
}

export function cut(source: Source, start: number, end: number): Slice {
  const length = end - start;
  const runs = length > 0 ? [{ at: 0, length, start, end, same: true }] : [];
  return { source, text: source.text.slice(start, end), runs, start, end };
}

/** Collects runs into a slice. */
export class SliceBuilder {
  readonly #source: Source;
  readonly #runs: Run[] = [];
  readonly #texts: string[] = [];
  #length = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  get empty(): boolean {
    return this.#length === 0;
  }

  /** Characters `start..end` of the source as they stand there. */
  same(start: number, end: number): void {
    if (end <= start) return;
    const last = this.#runs.at(-1);
    this.#texts.push(this.#source.text.slice(start, end));
    if (last?.same && last.end === start) {
      this.#runs[this.#runs.length - 1] = { ...last, length: last.length + end - start, end };
    } else this.#runs.push({ at: this.#length, length: end - start, start, end, same: true });
    this.#length += end - start;
  }

  /** `text` is meant where the source has something else at `start..end`. */
  changed(text: string, start: number, end: number, hole?: Hole): void {
    if (text === "") return;
    this.#texts.push(text);
    this.#runs.push({ at: this.#length, length: text.length, start, end, same: false, ...(hole ? { hole } : {}) });
    this.#length += text.length;
  }

  append(slice: Slice): void {
    for (const run of slice.runs) {
      if (run.same) this.same(run.start, run.end);
      else this.changed(slice.text.slice(run.at, run.at + run.length), run.start, run.end, run.hole);
    }
  }

  done(start?: number, end?: number): Slice {
    const text = this.#texts.join("");
    const from = start ?? this.#runs[0]?.start ?? 0;
    return { source: this.#source, text, runs: this.#runs, start: from, end: end ?? this.#runs.at(-1)?.end ?? from };
  }
}

/** The index of the run that holds character `at`. */
function runAt(slice: Slice, at: number): number {
  let low = 0;
  let high = slice.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (slice.runs[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Characters `from..to` of a slice's text, as a slice. */
export function sub(slice: Slice, from: number, to: number): Slice {
  const place = originOf(slice, from, to);
  const runs: Run[] = [];
  for (let i = runAt(slice, from); i < slice.runs.length; i++) {
    const run = slice.runs[i]!;
    if (run.at >= to) break;
    const a = Math.max(from, run.at);
    const b = Math.min(to, run.at + run.length);
    if (b <= a) continue;
    const part = { ...run, at: a - from, length: b - a };
    runs.push(run.same ? { ...part, start: run.start + a - run.at, end: run.start + b - run.at } : part);
  }
  return { source: slice.source, text: slice.text.slice(from, to), runs, start: place.start, end: place.end };
}

export function trimmed(slice: Slice): Slice {
  const from = slice.text.length - slice.text.trimStart().length;
  return sub(slice, from, Math.max(from, slice.text.trimEnd().length));
}

/** Where characters `from..to` stand in the source. */
export function originOf(slice: Slice, from = 0, to = slice.text.length): Origin {
  const name = slice.source.name;
  if (from === 0 && to === slice.text.length) return { text: name, start: slice.start, end: slice.end };
  if (slice.runs.length === 0) return { text: name, start: slice.start, end: slice.start };
  const first = slice.runs[runAt(slice, from)]!;
  const start = first.same ? first.start + Math.min(from - first.at, first.length) : first.start;
  if (to <= from) return { text: name, start, end: start };
  const last = slice.runs[runAt(slice, to - 1)]!;
  return { text: name, start, end: last.same ? last.start + to - last.at : last.end };
}

/** Whether every character stands in the source as it is here, without a hole, so that it can be replaced in place. */
export function isExact(slice: Slice): boolean {
  return slice.runs.length === 1 && slice.runs[0]!.same && secretsIn(slice.source, slice.start, slice.end).length === 0;
}

/** The masked credentials that touch `start..end`. */
export function secretsIn(source: Source, start: number, end: number): readonly Secret[] {
  const { secrets } = source;
  let low = 0;
  let high = secrets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (secrets[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const found: Secret[] = [];
  for (let i = low; i < secrets.length && secrets[i]!.start < end; i++) found.push(secrets[i]!);
  return found;
}

/** The slice as a Value: literal pieces, and holes where variables, placeholders or masked credentials stand. */
export function textValue(slice: Slice): TextValue {
  const parts: TextPart[] = [];
  for (const run of slice.runs) {
    const text = slice.text.slice(run.at, run.at + run.length);
    if (run.hole) parts.push({ kind: "hole", hole: run.hole, origin: at(slice, run.start, run.end) });
    else if (run.same) sameParts(slice, text, run, parts);
    else literal(parts, text, at(slice, run.start, run.end), false);
  }
  return { kind: "text", parts: joined(parts), origin: originOf(slice) };
}

const at = (slice: Slice, start: number, end: number): Origin => ({ text: slice.source.name, start, end });

function literal(parts: TextPart[], text: string, origin: Origin, exact: boolean): void {
  if (text !== "") parts.push({ kind: "literal", text, origin, exact });
}

/** `<your key>`, `{{key}}`, `YOUR_API_KEY`: what a reader is meant to replace. */
const stand =
  /<[A-Za-z][\w .-]{0,60}>|\{\{[ ]?[\w.-]{1,60}[ ]?\}\}|\{[A-Za-z][\w-]{0,60}\}|\b(?:YOUR|MY|INSERT|REPLACE)_[A-Z][A-Z_]+\b|\byour[-_](?:[a-z]+[-_])*(?:key|token|secret|id)\b|\[REDACTED\]|\bREDACTED\b|(?:\*{4,}|x{6,}|X{6,})/g;

/** What one of them begins with, or holds. */
const mayStand = /[<{*]|[YMIR][A-Z]{2}|your|xxx|XXX/;

function sameParts(slice: Slice, text: string, run: Run, parts: TextPart[]): void {
  let from = 0;
  const plain = (to: number) => {
    const piece = text.slice(from, to);
    let done = 0;
    for (const match of piece.length < 4096 && mayStand.test(piece) ? piece.matchAll(stand) : []) {
      const start = run.start + from + match.index;
      literal(parts, piece.slice(done, match.index), at(slice, run.start + from + done, start), true);
      const hole: Hole = match[0].startsWith("{{")
        ? { is: "env", name: match[0].replace(/[{} ]/g, "") }
        : { is: "placeholder", text: match[0] };
      parts.push({ kind: "hole", hole, origin: at(slice, start, start + match[0].length) });
      done = match.index + match[0].length;
    }
    literal(parts, piece.slice(done), at(slice, run.start + from + done, run.start + to), true);
  };
  for (const secret of secretsIn(slice.source, run.start, run.end)) {
    const start = Math.max(secret.start, run.start) - run.start;
    const end = Math.min(secret.end, run.end) - run.start;
    plain(start);
    parts.push({
      kind: "hole",
      hole: secretHole(secret, text.slice(start, end)),
      origin: at(slice, run.start + start, run.start + end),
    });
    from = end;
  }
  plain(text.length);
}

function secretHole(secret: Secret, text: string): Hole {
  if (secret.elided) return { is: "placeholder", text };
  const { shape, expires, issued } = secret;
  return {
    is: "secret",
    shape,
    ...(expires === undefined ? {} : { expires }),
    ...(issued === undefined ? {} : { issued }),
  };
}

/** A string of a JSON value as the slice that it was read from, escapes resolved. */
export function sliceOf(source: Source, value: TextValue): Slice {
  const builder = new SliceBuilder(source);
  for (const part of value.parts) {
    const { start, end } = part.origin;
    if (part.kind === "hole") builder.changed(source.text.slice(start, end), start, end, part.hole);
    else if (part.exact) builder.same(start, end);
    else builder.changed(part.text, start, end);
  }
  return builder.done(value.origin.start, value.origin.end);
}

/** Neighbouring literals as one, and a credential cut by quotes as one hole. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === "literal" && part.kind === "literal" && alike(last, part))
      result[result.length - 1] = both(last, part);
    else if (last?.kind === "hole" && part.kind === "hole" && last.hole.is === "secret" && part.hole.is === "secret") {
      result[result.length - 1] = { ...last, origin: { ...last.origin, end: part.origin.end } };
    } else result.push(part);
  }
  return result;
}

/** Joined pieces must stay as editable as they were: an exact one next to one that is not keeps its place. */
function alike(a: LiteralPart, b: LiteralPart): boolean {
  return a.exact && b.exact ? a.origin.end === b.origin.start : !a.exact && !b.exact;
}

function both(a: LiteralPart, b: LiteralPart): LiteralPart {
  const exact = a.exact && b.exact && a.origin.end === b.origin.start;
  return { kind: "literal", text: a.text + b.text, origin: { ...a.origin, end: b.origin.end }, exact };
}
