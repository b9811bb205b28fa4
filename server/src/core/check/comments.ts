import { nearest } from "../catalogue/distance.ts";
import type { Directive, Lowered, SourceText } from "../code/front-end.ts";
import type { Call } from "../exchange/call.ts";
import type { Comment, NamedRule, Use } from "../exchange/comment.ts";
import type { Edit, Origin } from "../exchange/origin.ts";
import { ruleById, rules } from "../rules/index.ts";
import { lineAt, lineStarts } from "../text/lines.ts";
import type { Config } from "./config.ts";
import { silences } from "./suppress.ts";

/** A finding as a comment meets it: which rule, and on which zero-based line of this file. */
export interface Met {
  readonly rule: string;
  readonly line: number;
}

/**
 * The comments of a file that switch rules off. `found` is all that was found in the file before they were looked at; `all` says
 * that all rules and front ends did their work, so that what is not there was not found.
 */
export function commentsOf(
  { uri, text }: SourceText,
  lowered: Lowered,
  config: Config,
  found: readonly Met[],
  all: boolean,
): Comment[] {
  const { directives } = lowered;
  if (directives.length === 0) return [];
  const starts = lineStarts(text);
  const isSure = all && !lowered.broken?.includes(uri) && !lowered.calls.some(({ sdk }) => sdk && !sdk.version);
  const exports = /\bexports?\b/.test(text);
  return directives.map((directive): Comment => {
    const decided = isSure && (!exports || isDecidedHere(directive, lowered.calls, uri, starts));
    const use = (id?: string): Use => {
      if (found.some(({ rule, line }) => (!id || rule === id) && silences(directive, rule, line))) return "used";
      const off = id ? config.rules[id] === "off" : Object.values(config.rules).includes("off");
      return decided && !off ? "unused" : "unsure";
    };
    // A comment of the markup is one character longer than what stands for it in the script.
    const end = text.slice(directive.end - 2, directive.end + 1) === "-->" ? directive.end + 1 : directive.end;
    const at = { text: uri, start: directive.start, end };
    const removal = withoutLine(text, at);
    return {
      at,
      removal,
      ...(directive.rules.length === 0 && { all: use() }),
      names: namesIn(text, directive).map(({ id, start, end }, index, names): NamedRule => {
        const place = { text: uri, start, end };
        const unknown = ruleById(id) === undefined;
        const near = unknown
          ? nearest(
              id,
              rules.map((rule) => rule.id),
              3,
            )
          : undefined;
        // What is about comments themselves is never held to be unused: it may be what keeps this from being said.
        const own = ruleById(id)?.checkComment !== undefined;
        return {
          id,
          at: place,
          use: own ? "used" : use(id),
          ...(unknown && { unknown }),
          ...(near && { near }),
          removal: names.length === 1 ? removal : outOfList(uri, names, index),
        };
      }),
    };
  });
}

/** Where the ids stand that a comment names, in their order. */
function namesIn(text: string, { rules: ids, start, end }: Directive) {
  let from = text.indexOf("disable", start);
  from += /^[\w-]+/.exec(text.slice(from, end))![0].length;
  return ids.map((id) => {
    const at = text.indexOf(id, from);
    from = at + id.length;
    return { id, start: at, end: from };
  });
}

function outOfList(uri: string, names: readonly { start: number; end: number }[], index: number): Edit {
  const { start, end } = names[index]!;
  return index === 0
    ? { text: uri, start, end: names[1]!.start, newText: "" }
    : { text: uri, start: names[index - 1]!.end, end, newText: "" };
}

/** A comment with the braces that hold it in JSX, and with its line or the space before it. */
function withoutLine(text: string, at: Origin): Edit {
  const braces = text[at.start - 1] === "{" && text[at.end] === "}" ? 1 : 0;
  const [start, end] = [at.start - braces, at.end + braces];
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, start - 400), start))![0].length;
  const after = /^[ \t]*/.exec(text.slice(end, end + 400))![0].length;
  const newline = /^(?:\r\n|[\r\n])/.exec(text.slice(end + after))?.[0];
  const begins = start - before === 0 || /[\r\n]/.test(text[start - before - 1]!);
  if (begins && (newline || end + after === text.length))
    return { text: at.text, start: start - before, end: end + after + (newline?.length ?? 0), newText: "" };
  return { text: at.text, start: begins ? start : start - before, end: begins ? end + after : end, newText: "" };
}

/** Whether a comment is for the line of a call of which everything is known, and stands in this file: no other file changes it. */
function isDecidedHere(
  { kind, line }: Directive,
  calls: readonly Call[],
  uri: string,
  starts: readonly number[],
): boolean {
  if (kind === "disable-file") return false;
  const there = calls.filter(
    ({ origin }) =>
      origin.text === uri &&
      lineAt(starts, origin.start) <= line &&
      line <= lineAt(starts, Math.max(origin.start, origin.end - 1)),
  );
  return there.length > 0 && there.every((call) => isWhole(call, uri));
}

/** Whether nothing in a call is unknown, and all of it was written in this file. */
function isWhole(value: unknown, uri: string, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth > 24) return false;
  const { kind, hole, complete, text, start } = value as Record<string, unknown>;
  if (kind === "unresolved" || kind === "one-of" || complete === false) return false;
  if ((hole as { is?: string } | undefined)?.is === "unknown") return false;
  if (typeof start === "number" && text !== uri) return false;
  return Object.values(value).every((each) => isWhole(each, uri, depth + 1));
}
