import type { TextEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { fixAll } from "../core/check/fix-all.ts";
import type { Finding } from "../core/rules/rule.ts";
import { rangeIn } from "./convert.ts";

/** The edits that apply every safe fix of a document, as small as they can be so that cursors and folds stay. */
export function fixAllEdits(document: TextDocument, check: (text: string) => readonly Finding[]): TextEdit[] {
  const before = document.getText();
  return difference(before, fixAll(before, document.uri, check).text).map(({ start, end, newText }) => ({
    range: rangeIn(document, { start, end }),
    newText,
  }));
}

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What turns one text into another: line by line where the number of lines stays, else as one piece. */
export function difference(before: string, after: string): Change[] {
  if (before === after) return [];
  const [old, fresh] = [lines(before), lines(after)];
  if (old.length !== fresh.length) return [trimmed(before, after, 0)];
  const changes: Change[] = [];
  let at = 0;
  for (const [index, line] of old.entries()) {
    if (line !== fresh[index]) changes.push(trimmed(line, fresh[index]!, at));
    at += line.length;
  }
  return changes;
}

/** The one change between two texts without what they share at both ends. */
function trimmed(before: string, after: string, at: number): Change {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: at + head, end: at + before.length - tail, newText: after.slice(head, after.length - tail) };
}

const lines = (text: string) => text.split(/(?<=\n)/);
