import type { Found } from "./found.ts";
import { elision, isPlaceholder, looksSecret } from "./placeholder.ts";

/** Credentials that show by the words before them: headers, query values, members, variables, options. */
export function byContext(text: string): Found[] {
  const found: Found[] = [];
  const add = (value: Span, sure: boolean) => push(found, text, value, sure);
  // Looking for a word is far quicker than for a pattern: most texts hold few of these.
  const lower = text.toLowerCase();
  const known = new Map<string, boolean>();
  const holds = (word: string) => {
    const held = known.get(word) ?? lower.includes(word);
    known.set(word, held);
    return held;
  };
  for (const [words, find] of readers) if (words.some(holds)) find(text, add);
  return found;
}

/** What looks for credentials, after the words of which one stands in everything that it finds. */
const readers: readonly [words: readonly string[], find: (text: string, add: Add) => void][] = [
  [["auth"], authorization],
  [["token", "bearer", "basic"], schemes],
  [["key", "token", "secret", "passw", "sig", "auth", "jwt", "credential", "bearer"], named],
  [["cookie", "key", "token", "secret"], namedPairs],
  [["token", "bearer"], protocols],
  [["cookie"], cookies],
  [["-u", "--proxy-user", "@"], users],
];

interface Span {
  readonly start: number;
  readonly end: number;
}
type Add = (value: Span, sure: boolean) => void;

/** In lists of pairs the next word after a header's name is the name of the member that holds its value. */
const memberName = /^(?:value|name|key|type|description|enabled|disabled)$/i;

/** `sure`: the place alone says that a credential stands there. Otherwise it must look like one, too. */
function push(found: Found[], text: string, value: Span, sure: boolean): void {
  const written = text.slice(value.start, value.end);
  if (isPlaceholder(written) || memberName.test(written)) return;
  // The name of the next member: `Authorization: process.env.KEY,` and then `"Content-Type":`.
  if (/^["'`]\s{0,4}:/.test(text.slice(value.end, value.end + 8)) && !looksSecret(written)) return;
  const elided = new RegExp(elision.source).test(written);
  if (!sure && !elided && !looksSecret(written)) return;
  found.push({ ...value, shape: "other", ...(elided ? { elided } : {}) });
}

const space = String.raw`(?:\s|%20|\+|\\(?:u0020|x20|t| )){1,8}`;
/** What may stand between a name and its value: closing quotes (escaped ones too), `:`, `=`, `,` or `=>`, opening quotes. */
const between = String.raw`(?:\\{0,4}["'\x60]|%22)?\]?\s{0,16}(?:[:=]|=>|,|%3A|%3D)\s{0,16}(?:%20)?`;
/** A word without quotes. One colon and padding may be inside; it ends at the next `=`, so that no text is read twice. */
const bare = /(?:[^\s"'`,;&<>(){}[\]|\\%:=^]+(?::[^\s"'`,;&<>(){}[\]|\\%:=^]+)?={0,2})?/y;
const scheme = new RegExp(`(?:token|bearer|basic|api-?key|key|digest)${space}`, "iy");

/** The value at `at`: inside its quotes, or to the end of the word. */
function valueAt(text: string, at: number): Span & { quoted: boolean } {
  const opening = /\\{0,4}["'`]|%22|&quot;/y;
  opening.lastIndex = at;
  const quote = opening.exec(text)?.[0];
  if (!quote) {
    bare.lastIndex = at;
    return { start: at, end: at + (bare.exec(text)?.[0].length ?? 0), quoted: false };
  }
  const start = at + quote.length;
  const limit = text.slice(start, start + 8192);
  const close = limit.indexOf(quote);
  const inside = close < 0 ? limit : limit.slice(0, close);
  const line = inside.search(/[\r\n]/);
  return { start, end: start + (line < 0 ? inside.length : line), quoted: true };
}

function afterSchemes(text: string, at: number): number {
  for (;;) {
    scheme.lastIndex = at;
    if (!scheme.exec(text)) return at;
    at = scheme.lastIndex;
  }
}

function authorization(text: string, add: Add): void {
  const names = new RegExp(`authorization${between}`, "gi");
  for (const match of text.matchAll(names)) {
    const value = valueAt(text, match.index + match[0].length);
    const start = afterSchemes(text, value.start);
    if (value.quoted) add({ start: Math.min(start, value.end), end: value.end }, true);
    else {
      bare.lastIndex = start;
      const word = bare.exec(text)?.[0] ?? "";
      // Without scheme and quotes it may be a variable of some code.
      add({ start, end: start + word.length }, start > value.start);
    }
  }
  const pairs = /"name"\s{0,8}:\s{0,8}"(?:proxy-)?authorization"\s{0,8},\s{0,8}"value"\s{0,8}:\s{0,8}/gi;
  for (const match of text.matchAll(pairs)) {
    const value = valueAt(text, match.index + match[0].length);
    add({ start: Math.min(afterSchemes(text, value.start), value.end), end: value.end }, true);
  }
}

function schemes(text: string, add: Add): void {
  for (const match of text.matchAll(
    new RegExp(String.raw`(?:\btoken|\bbearer|\bbasic|%22token|%22bearer)${space}(?=[\w•])`, "gi"),
  )) {
    bare.lastIndex = match.index + match[0].length;
    const word = bare.exec(text)?.[0] ?? "";
    add({ start: match.index + match[0].length, end: match.index + match[0].length + word.length }, false);
  }
}

/** Names after which anything written out is a credential, and names that often stand for other things. */
const telling =
  "api[_-]?key|access[_-]?token|auth[_-]?token|refresh[_-]?token|id[_-]?token|client[_-]?secret|secret|password|passwd|subscription-key|security-token|x-amz-signature|private[_-]?key";
const common = "token|key|signature|sig|auth|jwt|credential|bearer";

/** The key of a WebSocket's handshake is a random number and no credential. */
function named(text: string, add: Add): void {
  const names = new RegExp(
    String.raw`(?:(${telling})|(?<!sec-websocket-)(?:${common}))(?:${between}|(?:["']|%22)?\s{1,2}(?=["']))`,
    "gi",
  );
  for (const match of text.matchAll(names)) {
    const value = valueAt(text, match.index + match[0].length);
    // Two words of a command beside each other: `"Token $KEY" "wss://…"`.
    if (!/[:=,]|%3/.test(match[0]) && /^\w{2,6}:\/\//.test(text.slice(value.start, value.start + 10))) continue;
    const inQuery = /[?&]|%3F|%26/i.test(text.slice(Math.max(0, match.index - 3), match.index)) && match[0].length < 40;
    const start = afterSchemes(text, value.start);
    // A quote after `?token=` ends the string that the query stands in.
    const sure = inQuery ? !value.quoted : match[1] !== undefined && value.quoted;
    add({ start: Math.min(start, value.end), end: value.end }, sure);
  }
}

/** The lists of pairs that HAR files and tools for requests keep headers and query values in. */
function namedPairs(text: string, add: Add): void {
  const pairs =
    /"name"\s{0,8}:\s{0,8}"(?:[\w-]*(?:api-?key|token|secret|cookie))"\s{0,8},\s{0,8}"value"\s{0,8}:\s{0,8}/gi;
  for (const match of text.matchAll(pairs)) {
    const value = valueAt(text, match.index + match[0].length);
    if (value.quoted) add(value, true);
  }
}

/** The second word of a subprotocol pair: `["token", "X"]`, `Sec-WebSocket-Protocol: token, X`. */
function protocols(text: string, add: Add): void {
  const pair = /\\{0,4}["'`](?:token|bearer)\\{0,4}["'`]\s{0,8},\s{0,8}(?=\\{0,4}["'`])/gi;
  for (const match of text.matchAll(pair)) add(valueAt(text, match.index + match[0].length), true);
  const header = new RegExp(String.raw`sec-websocket-protocol${between}["'\x60]?(?:token|bearer)\s{0,4},\s{0,4}`, "gi");
  const json = /\b(?:token|bearer),\s{0,2}(?=[\w•])/gi;
  for (const match of text.matchAll(header)) add(valueAt(text, match.index + match[0].length), true);
  for (const match of text.matchAll(json)) add(valueAt(text, match.index + match[0].length), false);
}

function cookies(text: string, add: Add): void {
  let done = 0;
  for (const match of text.matchAll(/(?:\bset-)?\bcookie["']?\s{0,4}:\s{0,4}["']?(?=[\w•])/gi)) {
    if (match.index < done) continue;
    const from = match.index + match[0].length;
    const line = text.slice(from, from + 4096).split(/["'\r\n]/, 1)[0]!;
    done = from + line.length;
    for (const pair of line.matchAll(/=([^;\s]+)/g)) {
      add({ start: from + pair.index + 1, end: from + pair.index + pair[0].length }, true);
    }
  }
  for (const match of text.matchAll(/"cookies"\s{0,8}:\s{0,8}\[/g)) {
    if (match.index < done) continue;
    const from = match.index + match[0].length;
    const list = text.slice(from, from + 16384).split("]", 1)[0]!;
    done = from + list.length;
    for (const value of list.matchAll(/"value"\s{0,8}:\s{0,8}/g)) {
      add(valueAt(text, from + value.index + value[0].length), true);
    }
  }
}

function users(text: string, add: Add): void {
  const option = /(?<![^\s])(?:-u|--user|-U|--proxy-user)[\s=]{1,4}["']?[^\s:"']{0,100}:/g;
  for (const match of text.matchAll(option)) {
    const start = match.index + match[0].length;
    const end = start + (/^[^\s"']{0,400}/.exec(text.slice(start, start + 400))?.[0].length ?? 0);
    add({ start, end }, true);
  }
  for (const match of text.matchAll(/:\/\/[^\s/:@"'`]{0,80}:(?=[^\s/@"'`]{1,200}@)/g)) {
    const start = match.index + match[0].length;
    add({ start, end: text.indexOf("@", start) }, true);
  }
}
