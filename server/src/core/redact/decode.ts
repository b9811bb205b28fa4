export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text as its reader sees it once escapes are taken back, and where each stretch of it stands in the text that came in. */
export interface Decoded {
  readonly text: string;
  /** Stretches of the decoded text in which escapes stood, with what surrounds them. */
  readonly near: readonly Span[];
  /** The places, in the text that came in, of a stretch of the decoded one. */
  readonly places: (span: Span) => readonly Span[];
}

/** Escapes inside escapes of another kind: a query in a string of JSON in a page. */
const deepest = 3;
/** How far an escape says something of what stands beside it. */
const reach = 600;

/** Undefined when the text holds no escape. Linear in the text. */
export function decode(text: string): Decoded | undefined {
  const levels: Level[] = [];
  for (let current = text; levels.length < deepest; ) {
    const level = decodeOnce(current);
    if (!level) break;
    levels.push(level);
    current = level.text;
    if (!level.again) break;
  }
  const last = levels.at(-1);
  if (!last) return undefined;
  const places = (span: Span) =>
    levels.reduceRight<readonly Span[]>(
      (spans, level) => spans.flatMap((each) => placesBefore(level.steps, each)),
      [span],
    );
  return { text: last.text, near: levels.length > 1 ? [{ start: 0, end: last.text.length }] : nearSteps(last), places };
}

interface Level {
  readonly text: string;
  readonly steps: Steps;
  /** Whether something came out that may be part of a further escape. */
  readonly again: boolean;
}

/** Where each escape stood and what it became: four numbers an escape, since megabytes of escaped JSON hold hundreds of thousands. */
class Steps {
  count = 0;
  /** Numbers of escapes that join two quoted pieces and belong to neither. */
  readonly joints = new Set<number>();
  #numbers = new Int32Array(256);

  add(from: number, size: number, to: number, length: number): void {
    if (this.count * 4 === this.#numbers.length) {
      const more = new Int32Array(this.#numbers.length * 2);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers.set([from, size, to, length], this.count++ * 4);
  }

  /** Before decoding: its place and the end of it. */
  from = (step: number) => this.#numbers[step * 4]!;
  end = (step: number) => this.#numbers[step * 4]! + this.#numbers[step * 4 + 1]!;
  /** After decoding. */
  to = (step: number) => this.#numbers[step * 4 + 2]!;
  after = (step: number) => this.#numbers[step * 4 + 2]! + this.#numbers[step * 4 + 3]!;

  /** The last one that begins at or before a place of the decoded text; -1 when none does. */
  at(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.to(middle) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

const special = new Uint8Array(128);
for (const each of "\u001b\\%&^[\"'") special[each.charCodeAt(0)] = 1;

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: colour codes of terminals are control characters.
const colour = /\u001b\[[0-9;?]{0,20}[A-Za-z]|(?<![\u001b\w])\[\d{1,3}(?:;\d{1,3}){0,4}m/y;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above.
const backslashes =
  /[\\^]{1,16}(?:u001[bB]\[[0-9;]{0,20}m|x1[bB]\[[0-9;]{0,20}m|033\[[0-9;]{0,20}m|e\[[0-9;]{1,20}m|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|[nrtbfv"'`/])|\^[&|<>()%{}]|\\\\/y;
const percent = /%(?:25){0,3}[0-7][0-9a-fA-F]/y;
const entity = /&(?:amp;){0,3}(?:quot|apos|lt|gt|amp|nbsp|#\d{2,3}|#x[0-9a-fA-F]{2});/y;
/** Between two literals that spell one text: `"abc" + "def"`. */
const joint = /(?<=[\w.=+/ -])(["'])\s{0,64}[+.&]\s{0,64}\1(?=[^\s"'])/y;

function escapeAt(text: string, at: number): RegExp {
  switch (text[at]) {
    case "%":
      return percent;
    case "&":
      return entity;
    case "\\":
    case "^":
      return backslashes;
    case '"':
    case "'":
      return joint;
    default:
      return colour;
  }
}

/** A lone half of a pair comes out as another character, which is no part of a credential either. */
const characters = new TextDecoder("utf-16le", { ignoreBOM: true });

function decodeOnce(text: string): Level | undefined {
  const steps = new Steps();
  const result = new Uint16Array(text.length);
  let again = false;
  let grown = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const found = code > 127 || special[code] === 0 ? undefined : escaped(text, at, code);
    if (!found) {
      result[grown++] = code;
      continue;
    }
    const { size, plain, joins } = found;
    if (plain !== none && plain < 128 && special[plain] === 1 && plain !== 34 && plain !== 39) again = true;
    if (joins) steps.joints.add(steps.count);
    steps.add(at, size, grown, plain === none ? 0 : 1);
    if (plain !== none) result[grown++] = plain;
    at += size - 1;
  }
  return steps.count === 0 ? undefined : { text: characters.decode(result.subarray(0, grown)), steps, again };
}

const none = -1;
interface Escape {
  readonly size: number;
  /** The code of the one character that is meant, or `none`. */
  readonly plain: number;
  readonly joins?: boolean;
}

function escaped(text: string, at: number, code: number): Escape | undefined {
  if (code === 92) {
    // Most escapes by far are backslashes and the letter or quote that they change.
    let next = at + 1;
    while (next < at + 8 && text.charCodeAt(next) === 92) next++;
    const plain = simple[text.charCodeAt(next)];
    if (plain) return { size: next + 1 - at, plain };
  }
  const pattern = escapeAt(text, at);
  if (pattern === joint && !mayJoin(text, at)) return undefined;
  pattern.lastIndex = at;
  const match = pattern.exec(text)?.[0];
  if (match === undefined) return undefined;
  if (pattern === joint || pattern === colour) return { size: match.length, plain: none, joins: pattern === joint };
  return { size: match.length, plain: meant(match) };
}

/** What a letter or quote after backslashes means. */
const simple = new Uint8Array(128);
for (const [letter, meaning] of ["n\n", "r\n", "t ", "b ", "f ", "v ", "''", '""', "``", "//"]) {
  simple[letter!.charCodeAt(0)] = meaning!.charCodeAt(0);
}

/** Whether an operator stands behind a quote. */
function mayJoin(text: string, at: number): boolean {
  let next = at + 1;
  while (next < at + 65 && text.charCodeAt(next) <= 32) next++;
  const code = text.charCodeAt(next);
  return code === 43 || code === 46 || code === 38;
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&", nbsp: " " };

function meant(written: string): number {
  if (written[0] === "%") return character(written.slice(-2), 16);
  if (written[0] === "&") {
    const name = written.slice(1, -1).replace(/^(?:amp;)+(?=.)/, "");
    if (name[0] !== "#") return entities[name]?.charCodeAt(0) ?? none;
    return name[1] === "x" ? character(name.slice(2), 16) : character(name.slice(1), 10);
  }
  const rest = written.replace(/^[\\^]+/, "");
  if (rest === "") return 92;
  if (/\[[0-9;]*m$/.test(rest) || /[\r\n]/.test(rest)) return none;
  return rest.length > 1 ? character(rest.slice(1), 16) : simple[rest.charCodeAt(0)] || rest.charCodeAt(0);
}

function character(digits: string, base: number): number {
  const code = Number.parseInt(digits, base);
  return code < 32 ? (code === 10 ? 10 : 32) : code;
}

function nearSteps({ text, steps }: Level): readonly Span[] {
  const near: { start: number; end: number }[] = [];
  for (let step = 0; step < steps.count; step++) {
    const last = near.at(-1);
    const start = Math.max(0, steps.to(step) - reach);
    const end = Math.min(text.length, steps.to(step) + reach);
    if (last && start <= last.end) last.end = end;
    else near.push({ start, end });
  }
  return near;
}

function placesBefore(steps: Steps, { start, end }: Span): readonly Span[] {
  if (end <= start) return [];
  const before = (place: number, step: number) => {
    if (step < 0) return place;
    return place < steps.after(step) ? steps.from(step) : steps.end(step) + place - steps.after(step);
  };
  const first = steps.at(start);
  const spans: Span[] = [];
  let begin = before(start, first);
  for (let step = first + 1; step < steps.count && steps.to(step) < end; step++) {
    if (!steps.joints.has(step) || steps.to(step) <= start) continue;
    spans.push({ start: begin, end: steps.from(step) });
    begin = steps.end(step);
  }
  const last = steps.at(end - 1);
  const inside = last >= 0 && end - 1 < steps.after(last);
  spans.push({ start: begin, end: inside ? steps.end(last) : before(end - 1, last) + 1 });
  return spans;
}
