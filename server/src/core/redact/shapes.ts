import type { Found } from "./found.ts";
import { vendorKeys } from "./vendors.ts";

/** Credentials that show by their shape alone, wherever they stand. Every pattern is linear in the text. */
export function byShape(text: string): Found[] {
  return [...hexKeys(text), ...jwts(text), ...vendorKeys(text)];
}

/** Characters before a run that belong to an escape and not to the run: `%20`, `\u0020`, `\n`. */
function escapeEnd(text: string, start: number, run: string): number {
  const two = text.slice(Math.max(0, start - 2), start);
  if (text[start - 1] === "%" && /^[0-9a-f]{2}/i.test(run)) return 2;
  if (two === "\\u") return 4;
  if (two === "\\x") return 2;
  if (two.endsWith("\\") && /^[bf]/.test(run)) return 1;
  return 0;
}

/** What stands before the forty digits of a commit, of a file's version, or of a file's sum. */
const namesVersion =
  /(?:(?:^|[^A-Za-z])(?:commit|sha-?1?|rev|revision|etag|if-none-match|if-match|tree|parent|blob|HEAD|oid|digest|checksum|gitHead)["'`]{0,2}\s{0,2}(?:[:=]|is|at)?\s{0,2}["'`]?(?:W\/)?\\?["'`]?|\/(?:commit|commits|tree|blob|raw|archive|tarball)\/|github(?:usercontent)?\.com\/[\w.-]{1,40}\/[\w.-]{1,40}[/#@]|^[\s\S]{0,40}\buses:\s{0,2}[\w.-]{1,40}\/[\w./-]{1,60}@)$/i;

const glue = /^["'`\s+\\^,.]{1,16}$/;

/** Exactly forty hex digits, or forty marks of an earlier redaction; also when quotes, a plus or a line break cut them. */
function hexKeys(text: string): Found[] {
  const found: Found[] = [];
  let pieces: Span[] = [];
  let total = 0;
  for (const match of hexRuns(text)) {
    const start = match.index + escapeEnd(text, match.index, match[0]);
    const piece = { start, end: match.index + match[0].length };
    const size = piece.end - start;
    const last = pieces.at(-1);
    const joined = last && start - last.end <= 16 && glue.test(text.slice(last.end, start)) && total + size <= 40;
    pieces = joined ? [...pieces, piece] : [piece];
    total = joined ? total + size : size;
    const whole = total === 40 && pieces.length === 1;
    if (whole && namesVersion.test(text.slice(Math.max(0, pieces[0]!.start - 80), pieces[0]!.start))) {
      pieces = [];
      total = 0;
    } else if (total === 40 && isKey(pieces.map((each) => text.slice(each.start, each.end)))) {
      pieces.forEach((each, i) => {
        found.push({ ...each, shape: i === 0 ? "api-key" : "other" });
      });
    } else if (match[0][0] === "•") found.push({ ...piece, shape: "other" });
    if (total === 40) {
      pieces = [];
      total = 0;
    }
  }
  return found;
}

/** Of at most four pieces of a key one has ten digits: only around such a run are others looked for. */
const telling = 10;

/** A key with an escape before it. */
const longestRun = 44;

/** Runs of hex digits or of marks that may be, or be part of, a key. Most of a text is passed over in steps of that length. */
function* hexRuns(text: string): Generator<RegExpExecArray> {
  const runs = /[0-9a-fA-F]{4,}|•{2,}/g;
  if (text.includes("••")) {
    yield* text.matchAll(runs);
    return;
  }
  for (let at = telling - 1; at < text.length; at += telling) {
    if (!isHex(text.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isHex(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && isHex(text.charCodeAt(end))) end++;
    if (end - start < telling) continue;
    // Too long for a key or a part of one, and nothing is joined across it.
    if (end - start > longestRun) {
      runs.lastIndex = at = end;
      continue;
    }
    while (start > runs.lastIndex && joins(text.charCodeAt(start - 1))) start--;
    while (end < text.length && joins(text.charCodeAt(end))) end++;
    runs.lastIndex = start;
    for (let match = runs.exec(text); match && match.index < end; match = runs.exec(text)) yield match;
    runs.lastIndex = end;
    at = end;
  }
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** Whether pieces of a key may be joined across the character. */
function joins(code: number): boolean {
  return isHex(code) || glue.test(String.fromCharCode(code));
}

/** Groups of a hex dump are short and many; a key that was cut has few pieces, and digits among its letters. */
function isKey(pieces: readonly string[]): boolean {
  if (pieces.length === 1) return true;
  const whole = pieces.join("");
  return pieces.length <= 4 && (/^•+$/.test(whole) || (/[a-f]/i.test(whole) && /\d/.test(whole)));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const run = /[A-Za-z0-9_\-•=]*/y;
const dot = /["'`\s+\\]{0,8}(?:\.|%2[Ee])["'`\s+\\]{0,8}/y;
/** A line break, or quotes with a plus, inside a token; what follows must be nothing but more of it. */
const cut =
  /(?:["'`]\s{0,4}(?:\\?\r?\n|\+)?\s{0,8}["'`]|\\?\r?\n[ \t]{0,8})(?=[A-Za-z_\-.]{0,64}[\d•])(?=[A-Za-z0-9_\-•.=]{12,4096}["'`]?[\s,;)}\]]*?(?:$|[\r\n"'`+,;)}\]]))/y;

/** Three parts of base64url of which the first is an object, also cut short, percent-encoded, or split by quotes and line breaks. */
function jwts(text: string): Found[] {
  const found: Found[] = [];
  const begins =
    /(?<![A-Za-z0-9_])eyJ(?=[A-Za-z0-9_\-•.…*]{3})|(?<=%[0-9A-Fa-f]{2}|\\[nrt]|\[[\d;]{1,12}m)eyJ(?=[A-Za-z0-9_\-•]{3})/y;
  for (let start = text.indexOf("eyJ"); start >= 0; ) {
    begins.lastIndex = start;
    if (!begins.test(text)) {
      start = text.indexOf("eyJ", start + 1);
      continue;
    }
    const pieces = jwtAt(text, start);
    const end = pieces.at(-1)!.end;
    if (end - start >= 12 || /^(?:\.{3}|…|\*\*)/.test(text.slice(end, end + 3))) {
      const life = lifeOf(text, pieces);
      pieces.forEach((piece, i) => {
        found.push(i === 0 ? { ...piece, shape: "jwt", ...life } : { ...piece, shape: "other" });
      });
    }
    start = text.indexOf("eyJ", Math.max(end, start + 3));
  }
  return found;
}

function jwtAt(text: string, start: number): Span[] {
  const pieces: Span[] = [];
  let from = start;
  let at = start;
  let size = 0;
  for (let part = 0; ; ) {
    run.lastIndex = at;
    size += run.exec(text)![0].length;
    at = run.lastIndex;
    dot.lastIndex = at;
    const next = part < 2 && !text.startsWith("...", at) ? dot.exec(text) : null;
    if (next && /[A-Za-z0-9_\-•]/.test(text[dot.lastIndex] ?? "")) {
      part++;
      size = 0;
      if (next[0].length > 3) {
        pieces.push({ start: from, end: at });
        from = dot.lastIndex;
      }
      at = dot.lastIndex;
      continue;
    }
    cut.lastIndex = at;
    // A signature of HS256 has 43 characters: a longer one ends with its line.
    const wrapped = (part < 2 || size < 43) && cut.exec(text);
    if (!wrapped) break;
    // Across a mere line break it stays one token, so that its masked form is read alike.
    if (/["'`]/.test(wrapped[0])) {
      pieces.push({ start: from, end: at });
      from = cut.lastIndex;
    }
    at = cut.lastIndex;
  }
  pieces.push({ start: from, end: at });
  return pieces;
}

/** `exp` and `iat` of the payload in seconds, or what an earlier redaction kept of them. */
function lifeOf(text: string, pieces: readonly Span[]): Pick<Found, "expires" | "issued"> {
  const whole = pieces
    .map((piece) => text.slice(piece.start, piece.end))
    .join("")
    .replace(/\\?\s+/g, "");
  const kept = { expires: /•exp=(\d+)/.exec(whole)?.[1], issued: /•iat=(\d+)/.exec(whole)?.[1] };
  if (kept.expires || kept.issued) {
    return {
      ...(kept.expires ? { expires: Number(kept.expires) } : {}),
      ...(kept.issued ? { issued: Number(kept.issued) } : {}),
    };
  }
  const payload = /(?:\.|%2[Ee])?(eyJ[A-Za-z0-9_-]{6,})/.exec(whole.slice(3))?.[1];
  if (!payload || payload.length > 8192) return {};
  try {
    const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const number = (name: string) => {
      const value = Number(new RegExp(`"${name}"\\s*:\\s*(\\d{6,12})`).exec(json)?.[1]);
      return Number.isFinite(value) ? value : undefined;
    };
    const expires = number("exp");
    const issued = number("iat");
    return { ...(expires === undefined ? {} : { expires }), ...(issued === undefined ? {} : { issued }) };
  } catch {
    return {};
  }
}
