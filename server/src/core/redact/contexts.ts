import type { Found } from "./found.ts";
import { pairs } from "./pairs.ts";
import { elision, isPlaceholder, looksRandom, looksSecret } from "./placeholder.ts";
import {
  type Add,
  type Certainty,
  clients,
  cookies,
  named,
  protocols,
  type Span,
  schemes,
  shells,
  users,
  words,
} from "./places.ts";

/** Credentials that show by where they stand: headers, cookies, query values, members, variables, options, words. */
export function byContext(text: string): Found[] {
  const found: Found[] = [];
  const add: Add = (value, certainty) => push(found, text, value, certainty);
  // Looking for a word is far quicker than for a pattern: most texts hold few of these.
  const lower = text.toLowerCase();
  const known = new Map<string, boolean>();
  const holds = (word: string) => {
    const held = known.get(word) ?? lower.includes(word);
    known.set(word, held);
    return held;
  };
  for (const [hints, find] of readers) if (hints.some(holds)) find(text, add);
  return found;
}

const names = [
  "key",
  "token",
  "secret",
  "passw",
  "passphrase",
  "passcode",
  "pwd",
  "sig",
  "auth",
  "jwt",
  "credential",
  "bearer",
];

/** What looks for credentials, after the words of which one stands in everything that it finds. */
const readers: readonly [hints: readonly string[], find: (text: string, add: Add) => void][] = [
  [["token", "bearer", "basic"], schemes],
  [names, named],
  [["value"], pairs],
  [["token", "bearer", "protocol"], protocols],
  [["cookie", "-b "], cookies],
  [["-u", "--proxy-user", "@", "-a", "--auth", "machine", "auth"], users],
  [["createclient", "deepgram"], clients],
  [["set -", "setx"], shells],
  [names, words],
];

/** In lists of pairs the next word after a header's name is the name of the member that holds its value, or the header's name itself. */
const memberName =
  /^(?:value|name|key|type|description|enabled|disabled|authorization|(?:x-|xi-)?api-?key|x-deepgram-(?:api-)?key|sec-websocket-protocol)$/i;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function push(found: Found[], text: string, value: Span, certainty: Certainty): boolean {
  const written = text.slice(value.start, value.end);
  if (isPlaceholder(written) || memberName.test(written)) return false;
  // The name of the next member: `Authorization: process.env.KEY,` and then `"Content-Type":`.
  if (/^["'`]\s{0,4}:/.test(text.slice(value.end, value.end + 8)) && !looksSecret(written)) return false;
  const elided = new RegExp(elision.source).test(written);
  if (!elided) {
    if (certainty === "random" && !looksRandom(written)) return false;
    if (certainty === "words" && (!looksRandom(written) || uuid.test(written))) return false;
  }
  found.push({ ...value, shape: "other", ...(elided ? { elided } : {}) });
  return true;
}
