/** A piece of a line that names a Deepgram error or request. */
export interface KnownError {
  readonly start: number;
  readonly end: number;
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Codes that are no one else's words: what Deepgram writes into close reasons and error bodies. */
const codes =
  "(?:NET|DATA)-\\d{4}|INVALID_AUTH|INSUFFICIENT_PERMISSIONS|ASR_PAYMENT_REQUIRED|TOO_MANY_REQUESTS|PROJECT_NOT_FOUND|UNPARSABLE_CLIENT_MESSAGE|FAILED_TO_(?:THINK|SPEAK|LISTEN)|V2_MODEL_ON_V1_LISTEN_ENDPOINT|Bad Request: failed to process audio";

/** Each in its own words: an id counts only where the line says that it is a request's. */
const patterns: readonly RegExp[] = [
  new RegExp(`\\b(?:dg[-_ ]?)?request[-_ ]?id\\\\?["']?\\s*[:=]?\\s*\\\\?["']?(?<part>${uuid})\\b`, "gi"),
  /(?<part>\bhttps?:\/\/dpgr\.am\/[\w\-./#?=&%]*[\w#/])/gi,
  new RegExp(`(?<![\\w-])(?<part>${codes})(?![\\w-])`, "g"),
];

/** Lines that are longer are cut: a terminal's line can be a whole file. */
const longest = 5000;

/** What in a line names a Deepgram error: request ids where the line says so, `dpgr.am` links, and Deepgram's codes. In order, none overlapping. */
export function knownErrors(line: string): KnownError[] {
  const text = line.slice(0, longest);
  const found = patterns
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => {
        const part = match.groups?.part ?? match[0];
        const start = match.index + match[0].lastIndexOf(part);
        return { start, end: start + part.length };
      }),
    )
    .sort((a, b) => a.start - b.start);
  return found.filter((each, index) => index === 0 || each.start >= found[index - 1]!.end);
}

/** What ends a word in VS Code's terminal, whose own links of words would otherwise lie over a shorter one of ours. */
const ends = /[\s()[\]{}',"`─‘’“”|]/;

/** The whole word of a terminal's line that an error stands in: `reason=NET-0001` for `NET-0001`. */
export function wordAround(line: string, { start, end }: KnownError): KnownError {
  let [from, to] = [start, end];
  while (from > 0 && !ends.test(line[from - 1]!)) from--;
  while (to < line.length && !ends.test(line[to]!)) to++;
  return { start: from, end: to };
}

/** The string literal around a column that names such an error, without its quotes; undefined where there is none. */
export function errorLiteralAt(line: string, column: number): KnownError | undefined {
  const literals = line.slice(0, longest).matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g);
  for (const { index, 0: quoted } of literals) {
    if (column < index || column > index + quoted.length) continue;
    if (knownErrors(quoted).length > 0) return { start: index + 1, end: index + quoted.length - 1 };
  }
  return undefined;
}
