import { type Slice, SliceBuilder, sub } from "../text/slice.ts";
import type { StringToken } from "./tokens.ts";
import { assignment, type Reading, textAt } from "./values.ts";

/** An address that code calls: as a whole, and where it is written. */
export interface Address {
  readonly url: Slice;
  readonly start: number;
  readonly end: number;
}

const begin = /^(?:https?|wss?):\/\//i;

/** A client's base address, and a path of the API that goes on from it: `BaseAddress = new Uri("https://…/")`, `PostAsync("v1/listen?…")`. */
const bareHost = /^(?:https?|wss?):\/\/(?:api|agent)(?:\.[a-z]{2,8})?\.deepgram\.com\/?$/i;
const pathOfApi = /^\/?v[12]\/(?:listen|speak|read|agent|auth|projects|models)\b/;

function withSlash(slice: Slice): Slice {
  if (slice.text.endsWith("/")) return slice;
  const builder = new SliceBuilder(slice.source);
  builder.append(slice);
  builder.changed("/", slice.end, slice.end);
  return builder.done();
}

/** The addresses in code: literals, and literals that go on from a name to which an address was assigned (`BASE + "/v1/listen"`). */
export function addressesOf(reading: Reading, isUrl: (each: StringToken, i: number) => boolean): Address[] {
  const { strings } = reading;
  const found: Address[] = [];
  const bases = new Set<number>();
  strings.forEach((each, i) => {
    const base = baseOf(reading, each);
    if (base) {
      bases.add(base.slice.start);
      found.push({ url: joined(base.slice, base.rest), start: each.start, end: each.end });
    } else if (isUrl(each, i)) found.push({ url: whole(reading, each), start: each.start, end: each.end });
  });
  return found.filter((each) => !bases.has(each.url.start) || each.url.runs.length > 1);
}

/** An address with what is joined to it: `"wss://…&token=" + jwt`. */
function whole(reading: Reading, each: StringToken): Slice {
  const goesOn = /^\s*(?:\+|\.(?=\s*[$"'])|\.\s(?=\w))\s*["'$A-Za-z_]/.test(
    reading.source.text.slice(each.end, each.end + 60),
  );
  return (goesOn && textAt(reading, each.start)) || each.slice;
}

/** The address that a string goes on from, and what it adds. */
function baseOf(reading: Reading, each: StringToken): { slice: Slice; rest: Slice } | undefined {
  const { source, strings } = reading;
  const [first] = each.slice.runs;
  if (first?.hole && first.at === 0 && /^[/?]/.test(each.slice.text.slice(first.length))) {
    const slice = assigned(reading, first.hole.is === "unknown" ? (first.hole.name ?? "") : "", each.start);
    return slice && { slice, rest: sub(each.slice, first.length, each.slice.text.length) };
  }
  if (pathOfApi.test(each.slice.text) && !each.slice.text.startsWith("?")) {
    const base = strings.findLast((other) => other.start < each.start && bareHost.test(other.slice.text));
    if (base)
      return {
        slice: withSlash(base.slice),
        rest: each.slice.text.startsWith("/") ? sub(each.slice, 1, each.slice.text.length) : each.slice,
      };
  }
  if (!/^[/?]/.test(each.slice.text)) return undefined;
  const name = /([A-Za-z_$]\w*)\s*[+.]\s*$/.exec(source.text.slice(Math.max(0, each.start - 80), each.start))?.[1];
  const slice = name ? assigned(reading, name, each.start) : undefined;
  return slice && { slice, rest: each.slice };
}

function assigned(reading: Reading, name: string, at: number): Slice | undefined {
  const start = assignment(reading, name, at);
  const slice = start === undefined ? undefined : textAt(reading, start);
  return slice && begin.test(slice.text) ? slice : undefined;
}

function joined(base: Slice, rest: Slice): Slice {
  const builder = new SliceBuilder(base.source);
  builder.append(base);
  builder.append(rest);
  return builder.done();
}
