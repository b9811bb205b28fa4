/** What the printed objects of programs hold that JSON does not: `ErrorEvent {`, `[Symbol(kCode)]:`, `[Function: x]`, errors with a stack. */

const prefix =
  /(?:<ref \*\d+> ?)?(?:(?:[A-Za-z_$][\w$.]*|\[[A-Za-z][\w :.]*\])(?:\(\d+\))?(?: ?\[[A-Za-z_][\w :.]*\])?(?: <[\w :.]+>)? ?)(?=[{[])/y;
const thing =
  /\[(?:Function|Getter|Setter|Circular|Object|Array|Symbol|AsyncFunction|GeneratorFunction|class|native|Getter\/Setter|\w+ ?Function)\b[^\]\n]*\]|<(?:Buffer|ref|\d+ empty)[^>\n]*>|Symbol\([^)\n]*\)|\.\.\. \d+ more[^\n,}\]]*|…/y;
const error =
  /\[?(?:[a-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Warning)\b(?: \[[\w ]+\])?(?::[^\n]*)?(?:\n[ \t]+at [^\n]*)*|\[?Error: [^\n]*(?:\n[ \t]+at [^\n]*)*/y;
const key = /\[(?:Symbol\()?[\w$ ./:-]{1,60}\)?\](?=\s?:)/y;
const call = /(?:b|u|r|f)(?=["'])|[A-Za-z_][\w.]{0,60}\((?=["'])/y;

function matched(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Length of a class name, a reference or a prototype before the brace of a printed object. */
export function dumpPrefix(text: string, at: number): number {
  return matched(prefix, text, at)?.length ?? 0;
}

/** Length of a string's wrapper before its quote: `b"…"`, `URL("…")`. */
export function dumpCall(text: string, at: number): number {
  return matched(call, text, at)?.length ?? 0;
}

/** Length of a key in brackets, and where its name stands in it: `[Symbol(kTarget)]`, `[cause]`. */
export function dumpKey(text: string, at: number): { length: number; name: string } | undefined {
  const found = matched(key, text, at);
  return found ? { length: found.length, name: found.replace(/^\[(?:Symbol\()?|\)?\]$/g, "") } : undefined;
}

/** Length of something printed that is no JSON value: a function, a buffer, an error with its stack. */
export function dumpLeaf(text: string, at: number): { length: number; message: number } | undefined {
  const other = matched(thing, text, at);
  if (other) return { length: other.length, message: other.length };
  const found = matched(error, text, at);
  if (!found) return undefined;
  const first = found.split("\n", 1)[0]!;
  // An error in a printed object ends with a comma, a bracket of its own, or the brace of its members.
  const message = first.replace(/(?:\s\{|\]?,?)\s*$/, "");
  const whole = found.replace(/(?:\s\{|,)\s*$/, "");
  return { length: whole.length, message: Math.min(message.length, whole.length) };
}
