const quote = 34;
const backslash = 92;
/** Deeper values are left to the lenient reader, which steps over them. */
const deepest = 90;

/** What may stand next. */
const value = 0;
const name = 1;
const after = 2;

/**
 * The end of the object or array that begins at `from`, where it is JSON letter by letter; undefined where it is not.
 * It stops at the first character that JSON does not have, so that a brace in a log costs nothing. Linear; never throws.
 */
export function strictEnd(text: string, from: number): number | undefined {
  /** For each open bracket whether it is an object's. */
  const open: boolean[] = [];
  let next = value;
  let mayClose = false;
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 13 || code === 9) {
      at++;
      continue;
    }
    if (next === after) {
      const object = open.at(-1);
      at++;
      if (code === 44) {
        next = object ? name : value;
        mayClose = false;
      } else if (code === (object ? 125 : 93)) {
        open.pop();
        if (open.length === 0) return at;
      } else return undefined;
      continue;
    }
    if (mayClose && code === (open.at(-1) ? 125 : 93)) {
      next = after;
      continue;
    }
    mayClose = false;
    if (next === name) {
      at = code === quote ? stringEnd(text, at) : -1;
      while (at > 0 && isBlank(text.charCodeAt(at))) at++;
      if (at < 0 || text.charCodeAt(at) !== 58) return undefined;
      at++;
      next = value;
    } else if (code === 123 || code === 91) {
      if (open.push(code === 123) > deepest) return undefined;
      at++;
      next = code === 123 ? name : value;
      mayClose = true;
    } else {
      at = code === quote ? stringEnd(text, at) : wordEnd(text, at);
      if (at < 0 || open.length === 0) return undefined;
      next = after;
    }
  }
  return undefined;
}

const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** Behind the closing quote of the string that opens at `at`; -1 where JSON has no such string. */
function stringEnd(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === quote) return place + 1;
    if (code < 32) return -1;
    if (code === backslash && !escapes.has(text.charCodeAt(++place))) return -1;
  }
  return -1;
}

const escapes = new Set([...'"\\/bfnrtu'].map((char) => char.charCodeAt(0)));
const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.$+\-•])/y;

function wordEnd(text: string, at: number): number {
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : -1;
}

/** Behind the object or array that opens at `from` in a text that is known to be JSON. */
export function closingOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = closingQuote(text, at);
    else if (code === 123 || code === 91) depth++;
    else if ((code === 125 || code === 93) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** The closing quote of the string that opens at `at` in a text that is known to be JSON. */
export function closingQuote(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
