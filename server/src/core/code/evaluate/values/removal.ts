import type ts from "typescript";
import type { Origin } from "../../../exchange/origin.ts";
import type { Insertion } from "../../../exchange/value.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";

/** What to cut to remove an item of an object, array or argument list: the whole line when it stands alone there, else with its comma. */
export function itemRemoval(context: FileContext, item: ts.Node, list: ts.NodeArray<ts.Node>): Origin | undefined {
  const { text, uri } = context;
  const index = list.indexOf(item);
  if (index < 0) return undefined;
  const start = item.getStart(context.source);
  const comma = /^\s*,/.exec(text.slice(item.end, item.end + 200))?.[0].length ?? 0;
  const end = item.end + comma;
  const last = index === list.length - 1;
  const line = wholeLine(text, start, end);
  const before = list[index - 1];
  if (line && (!last || comma > 0 || !before)) return { text: uri, ...line };
  if (!last) return { text: uri, start, end: list[index + 1]!.getStart(context.source) };
  return before ? { text: uri, start: before.end, end: item.end } : { text: uri, start, end };
}

/** What to cut to remove a whole statement. */
export function statementRemoval(context: FileContext, statement: ts.Node): Origin {
  const start = statement.getStart(context.source);
  return { text: context.uri, ...(wholeLine(context.text, start, statement.end) ?? { start, end: statement.end }) };
}

/** The lines of `start..end` when nothing else but a comment behind stands on them. */
function wholeLine(text: string, start: number, end: number): { start: number; end: number } | undefined {
  let first = start;
  while (first > 0 && (text[first - 1] === " " || text[first - 1] === "\t")) first--;
  if (first > 0 && text[first - 1] !== "\n") return undefined;
  const rest = /^[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.exec(text.slice(end, end + 400));
  return rest && (first > 0 || rest[0] !== "") ? { start: first, end: end + rest[0].length } : undefined;
}

/** Where a further member of an object literal is written. */
export function objectInsertion(context: FileContext, node: ts.ObjectLiteralExpression): Insertion {
  const { text, uri } = context;
  const last = node.properties.at(-1);
  if (!last) {
    const open = node.getStart(context.source) + 1;
    return {
      at: { text: uri, start: open, end: open },
      style: "object",
      before: " ",
      after: text[open] === "}" ? " " : "",
    };
  }
  const start = last.getStart(context.source);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = text.slice(lineStart, start);
  const own = /^[ \t]*$/.test(indent) && lineStart > 0;
  const at = { text: uri, start: last.end, end: last.end };
  return { at, style: "object", before: own ? `,\n${indent}` : ", ", after: "" };
}

/** The expression statement that consists of this expression alone, inside a block. */
export function ownStatement(node: ts.Node): ts.ExpressionStatement | undefined {
  const ts = typescript();
  let current = node;
  while (ts.isAwaitExpression(current.parent) || ts.isParenthesizedExpression(current.parent)) current = current.parent;
  const { parent } = current;
  if (!ts.isExpressionStatement(parent)) return undefined;
  const holder = parent.parent;
  return ts.isBlock(holder) || ts.isSourceFile(holder) || ts.isCaseOrDefaultClause(holder) || ts.isModuleBlock(holder)
    ? parent
    : undefined;
}
