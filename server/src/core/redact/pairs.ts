import { strengthOf } from "./names.ts";
import { type Add, afterSchemes, valueAt } from "./places.ts";

/** How far the name of a pair may stand from its value. */
const pairReach = 300;
/** Around the values of a file of megabytes the same few texts stand again and again. */
const mostKept = 500;

/** Name and value as two members of one object, in either order: HAR, Postman, Kubernetes, XML. */
export function pairs(text: string, add: Add): void {
  const kept = new Map<string, boolean>();
  for (const match of text.matchAll(/(?<![\w-])value\\{0,5}["']?\s{0,8}[:=]\s{0,8}/gi)) {
    const value = valueAt(text, match.index + match[0].length);
    const before = text.slice(edge(text, match.index - 1, -1, openers), match.index);
    const after = text.slice(value.end, edge(text, value.end, 1, closers));
    const around = `${before}\0${after}`;
    const secret = kept.get(around) ?? namesSecret(before, after);
    if (kept.size < mostKept) kept.set(around, secret);
    if (!secret) continue;
    const from = Math.min(afterSchemes(text, value.start), value.end);
    add({ start: from, end: value.end }, value.quoted || from > value.start ? "sure" : "random");
  }
}

const openers = "{}<";
const closers = "{}>";

/** Where the stretch from `at` on (`step` says in which direction) meets one of `stops` or ends. */
function edge(text: string, at: number, step: 1 | -1, stops: string): number {
  let place = at;
  for (let far = 0; far < pairReach && place >= 0 && place < text.length; far++, place += step) {
    const code = text.charCodeAt(place);
    if ((code === 123 || code === 125 || code === 60 || code === 62) && stops.includes(text[place]!)) break;
  }
  return step > 0 ? place : place + 1;
}

/** Whether what stands before or after a value, in one paragraph with it, names it as a credential. */
function namesSecret(before: string, after: string): boolean {
  const around = [before.split(/\n\s*\n/).at(-1)!, after.split(/\n\s*\n|\n\s*- /, 1)[0]!];
  if (around.some((each) => /\btype\\{0,5}["']?\s{0,8}[:=]\s{0,8}\\{0,5}["'](?:secret|password)/i.test(each)))
    return true;
  const named = /(?<![\w-])(?:name|key|id|header)\\{0,5}["']?\s{0,8}[:=]\s{0,8}\\{0,5}["']?([\w-]{1,64})/gi;
  return around
    .flatMap((each) => [...each.matchAll(named)].map((match) => match[1]!))
    .some((name) => /^(?:(?:proxy-)?authorization|(?:set-)?cookie)$/i.test(name) || strengthOf(name) !== "no");
}
