import { type Strength, strengthOf } from "./names.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `sure`: the place alone says that a credential stands there. `random`: it must look like one, too. `words`: more strictly. */
export type Certainty = "sure" | "random" | "words";
/** Gives whether the value is taken for a credential. */
export type Add = (value: Span, certainty: Certainty) => boolean;

/** The end of a word without quotes: no one's credential is longer. */
const longest = 512;

/** The value at `at`: inside its quotes, or to the end of the word, in which a query's `&` and a percent-encoding may stand. */
export function valueAt(text: string, at: number): Span & { quoted: boolean } {
  const opening = /\\{0,5}["'`]|%22|[“‘]/y;
  opening.lastIndex = at;
  const quote = opening.exec(text)?.[0];
  if (!quote) return { ...wordAt(text, at), quoted: false };
  const start = at + quote.length;
  const limit = text.slice(start, start + 8192);
  const close = limit.indexOf(quote === "“" ? "”" : quote === "‘" ? "’" : quote);
  const inside = close < 0 ? limit : limit.slice(0, close);
  const line = inside.search(/[\r\n]/);
  return { start, end: start + (line < 0 ? inside.length : line), quoted: true };
}

export function wordAt(text: string, at: number): Span {
  const bare = /[^\s"'`“”,;&<>(){}[\]|\\^]{1,512}/y;
  bare.lastIndex = at;
  const word = bare.exec(text)?.[0] ?? "";
  return { start: at, end: at + (word.length < longest ? word.replace(/[.:?!]+$/, "") : word).length };
}

const space = String.raw`(?:\s|%20|\+|\\(?:u0020|x20|t|\r?\n| )){1,8}`;
const scheme = new RegExp(`(?:token|bearer|basic|api-?key|key|digest)${space}`, "iy");

export function afterSchemes(text: string, at: number): number {
  for (;;) {
    scheme.lastIndex = at;
    if (!scheme.exec(text)) return at;
    at = scheme.lastIndex;
  }
}

/** `Token X` wherever it stands. */
export function schemes(text: string, add: Add): void {
  const words = new RegExp(String.raw`(?:\btoken|\bbearer|\bbasic|%22token|%22bearer)${space}["'\x60]?(?=[\w•])`, "gi");
  for (const match of text.matchAll(words)) add(wordAt(text, match.index + match[0].length), "random");
}

/** The words that end the names of credentials, and the name around each. */
const nameEnds =
  /(?:key|token|secrets?|passw(?:or)?d|passphrase|passcode|pwd|signature|sig|auth|jwt|credentials?|bearer|authorization)(?![A-Za-z0-9])/gi;
const longestName = 61;

/** What may stand between a name and its value, and how much it says. */
const between =
  /(?:\\{0,5}["'`])?\]?(?:\s{0,16}(?<colon>:\s{0,4}&?(?:'\w{1,12}\s)?\w[\w<>]{0,24}\s{0,4}=|(?:=>|:|=(?![=>]))|:-)\s{0,16}(?:\[\s{0,4})?|\s{0,16}(?<comma>,|\()\s{0,16}|\s{0,4}(?<or>\?\?|\|\||\bor\b)\s{0,4}|\s{1,2}(?=["'`])|(?<tag>>)(?!["'`]))/y;
/** `process.env.KEY ?? "X"`, `getenv("KEY") or "X"`. */
const fallback = /(?:\\{0,4}["'`])?[)\]]?\s{0,4}(?:\?\?|\|\||\bor\b|:-)\s{0,4}(?=["'`\w])/y;

/** Headers, query entries, members, variables, options and tags by their names. */
export function named(text: string, add: Add): void {
  let done = 0;
  for (const match of text.matchAll(nameEnds)) {
    const end = match.index + match[0].length;
    if (match.index < done) continue;
    const name = text.slice(nameStart(text, end), end);
    const strength = /authorization$/i.test(name) ? "sure" : strengthOf(name);
    if (strength === "no") continue;
    const reached = valueAfter(text, end, name, strength, add);
    if (reached !== undefined) done = reached;
  }
}

/** Where the name begins that ends before `end`: letters, digits, `_` and, inside, `-`. */
function nameStart(text: string, end: number): number {
  let start = end;
  for (let at = end - 1; at >= 0 && end - at <= longestName; at--) {
    const code = text.charCodeAt(at);
    const letter =
      (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
    if (letter) start = at;
    else if (code !== 45) break;
  }
  return start;
}

function valueAfter(text: string, end: number, name: string, strength: Strength, add: Add): number | undefined {
  const start = end - name.length;
  fallback.lastIndex = end;
  if (/^[A-Z][A-Z0-9_]+$/.test(name) && fallback.test(text)) {
    const value = valueAt(text, fallback.lastIndex);
    const inShell = text.startsWith(":-", fallback.lastIndex - 2);
    if (value.quoted || inShell) add(value, strength === "sure" ? "sure" : "random");
    return undefined;
  }
  const before = text.slice(Math.max(0, start - 12), start);
  const option = /(?<![\w-])--?$/.test(before) && !/\w$/.test(before);
  if (option) {
    const gap = /^(?:=|[ \t]{1,4})/.exec(text.slice(end, end + 4));
    if (!gap) return undefined;
    const value = valueAt(text, end + gap[0].length);
    if (text[value.start] === "-") return undefined;
    const sure = strength === "sure" || /(?:bearer|token)$/i.test(name);
    add({ start: Math.min(afterSchemes(text, value.start), value.end), end: value.end }, sure ? "sure" : "random");
    return undefined;
  }
  between.lastIndex = end;
  const match = between.exec(text);
  if (!match) return undefined;
  const groups = match.groups ?? {};
  const value = valueAt(text, between.lastIndex);
  const first = text.slice(value.start, value.start + 10);
  // Two words of a command beside each other: `"Token $KEY" "wss://…"`.
  if (!groups.colon && /^\w{2,6}:\/\//.test(first)) return undefined;
  const from = afterSchemes(text, value.start);
  const schemed = from > value.start;
  let credential: Span = { start: Math.min(from, value.end), end: value.end };
  if (!value.quoted && schemed) {
    // The quote that opened before the name closes after the scheme: `'Authorization: Token ' + key`.
    if (text[from] === text[start - 1]) return undefined;
    credential = valueAt(text, from);
  }
  const place = { text, start, name, joint: text.slice(end, value.start), value };
  const added = add(
    credential,
    schemed && (groups.colon || value.quoted) ? "sure" : certainty(place, strength, groups),
  );
  return added ? credential.end : undefined;
}

interface Place {
  readonly text: string;
  /** Where the name begins. */
  readonly start: number;
  readonly name: string;
  /** What stands between the name and its value. */
  readonly joint: string;
  readonly value: Span & { readonly quoted: boolean };
}

function certainty(
  { text, start, name, joint, value }: Place,
  strength: Strength,
  { colon, comma, tag }: Readonly<Record<string, string | undefined>>,
): Certainty {
  const written = text.slice(value.start, value.end);
  // A quote after `?token=` ends the string that the query stands in.
  if (colon && /[?&]/.test(text[start - 1] ?? "")) return value.quoted ? "random" : "sure";
  if (strength !== "sure") return comma ? "words" : "random";
  const asText = /["'`]/.test(joint.replace(/["'`]$/, ""));
  // `"x-api-key", "X"` is a pair, `report(credential, "…")` are two arguments; either may be two words of a list.
  if (comma && value.quoted)
    return (asText || comma === "(") && !/\s|^[A-Za-z]?[a-z]*(?:[_-][a-z]+)*$/.test(written) ? "sure" : "random";
  if (value.quoted) return "sure";
  if (tag) return text[value.end] === "<" ? "sure" : "random";
  if (colon !== "=" && colon !== ":") return "random";
  // A variable of the environment, `NAME=value`.
  if (joint === "=" && /^[A-Z][A-Z0-9_]+$/.test(name)) return "sure";
  // A header, which no code writes so: `x-api-key: value`, `"Authorization: value"`.
  const header = /-/.test(name) || /["'`]/.test(text[start - 1] ?? "");
  return colon === ":" && header && !asText ? "sure" : "random";
}

/** The second word of a subprotocol pair: `["token", "X"]`, `Sec-WebSocket-Protocol: token, X`. */
export function protocols(text: string, add: Add): void {
  const pair = /\\{0,4}["'`](?:token|bearer)\\{0,4}["'`]\s{0,8},\s{0,8}(?=\\{0,4}["'`])/gi;
  for (const match of text.matchAll(pair)) add(valueAt(text, match.index + match[0].length), "sure");
  const header = /protocols?["']?\s{0,4}[:=, ]\s{0,4}["'`]?(?:token|bearer)\s{0,4},\s{0,4}/gi;
  for (const match of text.matchAll(header)) add(valueAt(text, match.index + match[0].length), "sure");
  for (const match of text.matchAll(/\b(?:token|bearer),\s{0,2}(?=[\w•])/gi)) {
    add(wordAt(text, match.index + match[0].length), "random");
  }
  for (const match of text.matchAll(
    /(?<!\S)(?:-s|--subprotocol)[ =](?:token|bearer)\s{1,4}(?:-s|--subprotocol)[ =]/gi,
  )) {
    add(valueAt(text, match.index + match[0].length), "sure");
  }
  for (const match of text.matchAll(/\b_?protocol["']?\s{0,4}[:=]\s{0,4}(?=["'])/gi)) {
    add(valueAt(text, match.index + match[0].length), "words");
  }
}

/** The values of `Cookie` headers, of `curl -b`, and of lists of cookies. */
export function cookies(text: string, add: Add): void {
  const pairsIn = (from: number, line: string) => {
    for (const pair of line.matchAll(/=([^;\s]+)/g)) {
      add({ start: from + pair.index + 1, end: from + pair.index + pair[0].length }, "sure");
    }
  };
  let done = 0;
  const begins =
    /(?<![\w.])(?:set-)?cookie2?["']?\s{0,4}[:=,]\s{0,4}["']?(?=[\w•])|(?<!\S)(?:-b|--cookie)[ =]{1,4}\^?["']?(?=[^\s"'=]{1,100}=)/gi;
  for (const match of text.matchAll(begins)) {
    if (match.index < done) continue;
    const from = match.index + match[0].length;
    const line = text.slice(from, from + 4096).split(/\^?["'\r\n]/, 1)[0]!;
    done = from + line.length;
    pairsIn(from, line);
  }
  for (const match of text.matchAll(/["']cookies["']\s{0,8}:\s{0,8}\[/g)) {
    const from = match.index + match[0].length;
    const list = text.slice(from, from + 16384).split("]", 1)[0]!;
    for (const value of list.matchAll(/["']value["']\s{0,8}:\s{0,8}/g))
      add(valueAt(text, from + value.index + value[0].length), "sure");
  }
  for (const match of text.matchAll(/\bCookie\(\s{0,4}["'][^"'\r\n]{0,100}["']\s{0,4},\s{0,4}(?=["'])/g)) {
    add(valueAt(text, match.index + match[0].length), "sure");
  }
}

/** User and password: `curl -u`, addresses, netrc, basic authentication of libraries. */
export function users(text: string, add: Add): void {
  const option = /(?<!\S)(?:-u|--user|-U|--proxy-user|-a|--auth)[ =]{1,4}["']?([^\s"']{1,500})/g;
  for (const match of text.matchAll(option)) {
    const end = match.index + match[0].length;
    const start = end - match[1]!.length;
    const colon = text.indexOf(":", start);
    // A key in place of the name of a user, with no password after it.
    if (text[end - 1] === ":") add({ start, end: end - 1 }, "sure");
    else if (colon < 0 || colon >= end) add({ start, end }, "random");
    else {
      add({ start, end: colon }, "random");
      add({ start: colon + 1, end }, "sure");
    }
  }
  for (const match of text.matchAll(/:\/\/([^\s/:@"'`?#]{0,200})(?::([^\s/@"'`]{0,400}))?@/g)) {
    const at = match.index + 3 + match[1]!.length;
    if (match[2]) add({ start: at + 1, end: at + 1 + match[2].length }, "sure");
    add({ start: match.index + 3, end: at }, match[2] ? "words" : "random");
  }
  for (const match of text.matchAll(/\bmachine\s{1,4}\S{1,200}\s{1,8}login\s{1,4}\S{1,200}\s{1,8}password\s{1,4}/g)) {
    add(valueAt(text, match.index + match[0].length), "sure");
  }
  for (const match of text.matchAll(
    /\b(?:auth\s{0,2}=\s{0,2}|BasicAuth)\(\s{0,4}["'][^"'\r\n]{0,100}["']\s{0,4},\s{0,4}(?=["'])/g,
  )) {
    add(valueAt(text, match.index + match[0].length), "sure");
  }
}

/** The slot of a client's constructor or of a setter: `createClient("X")`, `.bearer_auth("X")`. */
export function clients(text: string, add: Add): void {
  for (const match of text.matchAll(/\b(?:createClient|(?:Async)?Deepgram(?:Client)?)\(\s{0,8}(?=["'`])/g)) {
    const value = valueAt(text, match.index + match[0].length);
    if (!text.slice(value.start, value.end).includes("://")) add(value, "sure");
  }
}

/** `set -x NAME X` of fish, `setx NAME X` of Windows. */
export function shells(text: string, add: Add): void {
  for (const match of text.matchAll(/(?<![\w-])(?:set\s{1,4}-\w{1,4}|setx)\s{1,4}(\w{1,64})\s{1,4}/g)) {
    if (strengthOf(match[1]!) !== "no") add(valueAt(text, match.index + match[0].length), "sure");
  }
}

/** What people and machines write: "my key is X", "invalid credentials for key X", a name on one line and its value on the next. */
export function words(text: string, add: Add): void {
  const said =
    /(?<![\w-])(?:key|token|secret|password|passphrase|credentials?|jwt)\b(?:\s{1,3}(?:is|was|are|being|key|token|value|for|of|with|called|my|the|this|here|:|=)){0,3}[\s:="'`(“]{1,4}(?=[\w•])/gi;
  for (const match of text.matchAll(said)) {
    const quoted = /["'`]$/.test(match[0]);
    add(
      quoted ? valueAt(text, match.index + match[0].length - 1) : wordAt(text, match.index + match[0].length),
      "words",
    );
  }
  for (const match of text.matchAll(/^(?:authorization|cookie|[\w-]*api-?key)\r?\n(?=\S)/gim)) {
    add(wordAt(text, afterSchemes(text, match.index + match[0].length)), "random");
  }
}
