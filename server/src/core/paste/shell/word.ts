import { cut, type Slice, type Source } from "../text/slice.ts";
import { readBashWord } from "./bash.ts";
import { readCmdWords } from "./cmd.ts";
import { lineEnd } from "./line-end.ts";
import { readPowerShellWord } from "./powershell.ts";

export type Shell = "bash" | "cmd" | "powershell";

/** One word of a command as the program gets it, and its place with the quotes. */
export interface Word {
  readonly slice: Slice;
  readonly start: number;
  readonly end: number;
  /** False when a quote was opened and never closed. */
  readonly closed: boolean;
}

export interface Command {
  readonly shell: Shell;
  readonly words: readonly Word[];
  /** A here-document, which the command reads as its standard input. */
  readonly input?: Slice;
  readonly start: number;
  readonly end: number;
}

/** How each shell ends a line that goes on. */
const marks: Record<Shell, string> = { bash: "\\", cmd: "^", powershell: "`" };

/** Which shell a command was written for, by the signs that only one of them has. */
export function shellOf(text: string): Shell {
  if (/\^["\r\n%{]|\^ *\n|[\w=]\^&\w|%[A-Z][A-Z\d]*_[A-Z\d_]+%/.test(text)) return "cmd";
  if (/`[ \t]*\n|\$env:|^\s*curl\.exe\b|\s@\{/i.test(text)) return "powershell";
  return "bash";
}

/** Reads one command from `start` up to its end: an unquoted line end, `;`, `|` or `&&`, or `limit`. */
export function readCommand(source: Source, start: number, limit: number, known?: Shell): Command {
  const head = source.text.slice(start, Math.min(limit, start + 4000)).split(/\n\s*\n/, 1)[0]!;
  const shell = known ?? shellOf(head);
  if (shell === "cmd") return readCmdWords(source, start, limit);
  const words: Word[] = [];
  let at = start;
  for (;;) {
    at = skipBlanks(source.text, at, limit, shell);
    if (at >= limit || /[\n;|]/.test(source.text[at]!)) break;
    if (source.text.startsWith("&&", at) || /^&\s/.test(source.text.slice(at, at + 2))) break;
    const word = shell === "bash" ? readBashWord(source, at, limit) : readPowerShellWord(source, at, limit);
    if (word.end <= at) break;
    words.push(word);
    at = word.end;
  }
  const answer = answerAt(source.text, words);
  if (answer >= 0) words.length = answer;
  const end = words.at(-1)?.end ?? at;
  const here = shell === "bash" ? hereDocument(source, words, start, limit) : undefined;
  return here ?? { shell, words, start, end };
}

/** The word with which somebody tells on the command's own line what came of it: `-> 200 OK`, `returns 403`. -1 where none does. */
function answerAt(text: string, words: readonly Word[]): number {
  return words.findIndex(({ slice, start, end }, i) => {
    if (i === 0 || end - start !== slice.text.length) return false;
    const behind = text.slice(end, end + 40);
    if (/^(?:-+>|=+>|→|⇒)$/.test(slice.text)) return true;
    return (
      /^(?:returns?|gives?|gets?|got|says?|said|answers?|fails?|responds?)$/.test(slice.text) &&
      /^(?: me| with| an?| HTTP| status)*[ :]+[1-5]\d\d\b/.test(behind)
    );
  });
}

/** `<<NAME` and the lines up to NAME. */
function hereDocument(source: Source, words: readonly Word[], start: number, limit: number): Command | undefined {
  const mark = words.find((word) => /^<<-?\w/.test(word.slice.text));
  const name = mark && /\w+$/.exec(mark.slice.text)?.[0];
  const from = source.text.indexOf("\n", words.at(-1)!.end) + 1;
  if (!name || from === 0 || from > limit) return undefined;
  const close = new RegExp(`^[ \\t]*${name}[ \\t\\r]*$`, "m").exec(source.text.slice(from, limit));
  if (!close) return undefined;
  const input = cut(source, from, from + close.index);
  return {
    shell: "bash",
    words: words.filter((word) => word !== mark),
    input,
    start,
    end: from + close.index + close[0].length,
  };
}

/** Skips blanks, continued lines, and a line end after which the next line plainly goes on with options. */
export function skipBlanks(text: string, from: number, limit: number, shell: Shell): number {
  const mark = marks[shell];
  let at = from;
  while (at < limit) {
    const c = text[at]!;
    if (c === " " || c === "\t" || c === "\r") at++;
    else if (c === mark) {
      const end = lineEnd(text, at + 1, limit);
      if (end === undefined) break;
      at = afterPrompt(text, end);
    } else if (c === "\n" && goesOn(text, at + 1)) at++;
    else break;
  }
  return at;
}

/** Terminals show `> ` before continued lines. */
function afterPrompt(text: string, at: number): number {
  return /^>>? /.test(text.slice(at, at + 3)) ? at + text.slice(at, at + 3).indexOf(" ") : at;
}

/** The next line begins with an option: the mark of continuation got lost on the way. */
function goesOn(text: string, at: number): boolean {
  return /^[ \t]*(?:--?[A-Za-z][\w-]*(?:[ \t'"=@]|$)|["'](?:https?|wss?):)/.test(
    text.slice(at, at + 60).split("\n", 1)[0]!,
  );
}
