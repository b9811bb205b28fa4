import type ts from "typescript";
import { lineAt, lineStarts } from "../text/lines.ts";
import type { Directive } from "./front-end.ts";
import { typescript } from "./typescript.ts";

const word = /deepgram-doctor-(disable-next-line|disable-line|disable)(?![\w-])/g;

/** Comments that switch rules off. What only looks like one inside a string, a template or JSX text is none. */
export function directivesOf(source: ts.SourceFile): Directive[] {
  const { text } = source;
  if (!text.includes("deepgram-doctor-")) return [];
  const starts = lineStarts(text);
  return [...text.matchAll(word)].flatMap((match) => {
    const found = commentAround(text, match.index);
    if (!found || !inTrivia(source, match.index)) return [];
    const said = text.slice(match.index + match[0].length, found.bodyEnd);
    return [directive(match[1]!, said, found.start, found.end, starts)];
  });
}

/** A directive from its words; `said` is what follows the keyword, up to the comment's end. */
export function directive(
  keyword: string,
  said: string,
  start: number,
  end: number,
  starts: readonly number[],
): Directive {
  const [rules = "", ...rest] = said.split(/(?:^|\s)--\s?/);
  const reason = rest.join(" -- ").trim();
  const kind = keyword === "disable" ? "disable-file" : (keyword as "disable-next-line" | "disable-line");
  const line = kind === "disable-next-line" ? lineAt(starts, end) + 1 : lineAt(starts, start);
  return {
    kind,
    rules: rules.split(/[\s,]+/).filter((rule) => rule !== ""),
    ...(reason ? { reason } : {}),
    start,
    end,
    line,
  };
}

/** The comment of which the text at `at` is the beginning. */
function commentAround(text: string, at: number): { start: number; end: number; bodyEnd: number } | undefined {
  const opening = /(\/\/+|\/\*+|<!--)[\s*]*$/.exec(text.slice(Math.max(0, at - 200), at));
  if (!opening) return undefined;
  const start = at - opening[0].length;
  const closing = opening[1]!.startsWith("//") ? /$/m : opening[1] === "<!--" ? /-->/ : /\*\//;
  const close = closing.exec(text.slice(at));
  const bodyEnd = close ? at + close.index : text.length;
  return { start, end: bodyEnd + (close?.[0].length ?? 0), bodyEnd };
}

/** Whether an offset lies between tokens. The innermost node either starts after it, or is no token with text of its own. */
function inTrivia(source: ts.SourceFile, at: number): boolean {
  const ts = typescript();
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.pos <= at && at < child.end ? child : undefined,
    );
    if (!inner) break;
    node = inner;
  }
  if (node.kind === ts.SyntaxKind.JsxText) return false;
  if (at < node.getStart(source)) return true;
  return !ts.isToken(node) || node.kind === ts.SyntaxKind.EndOfFileToken;
}
