import type ts from "typescript";
import type { TextEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Directive } from "../core/code/front-end.ts";
import { type Parsed, parse } from "../core/code/parse.ts";
import { typescript } from "../core/code/typescript.ts";
import { rangeIn } from "./convert.ts";

/**
 * A comment that switches a rule off for the line of an offset; undefined where no comment can stand above it. `parsed`: the document as
 * it is now, where it is at hand.
 */
export function disableForLine(
  document: TextDocument,
  rule: string,
  offset: number,
  directives: readonly Directive[],
  parsed?: Parsed,
): TextEdit | undefined {
  const text = document.getText();
  const { line } = document.positionAt(offset);
  const there = directives.find((each) => each.kind === "disable-next-line" && each.line === line);
  if (there && there.rules.length > 0) return joined(document, there, rule);
  const start = document.offsetAt({ line, character: 0 });
  const indent = /^[ \t]*/.exec(text.slice(start, offset))![0];
  const tree = parsed ?? parse({ uri: document.uri, text });
  const comment = commentAt(tree, start, `deepgram-doctor-disable-next-line ${rule}`);
  return comment === undefined ? undefined : insertion(document, start, `${indent}${comment}${newline(text)}`);
}

/**
 * A comment that switches a rule off for the whole file: at the top, below a `#!` line or a front matter's fence; where
 * scripts are embedded, at the top of the script that holds `offset`.
 */
export function disableForFile(document: TextDocument, rule: string, offset: number): TextEdit {
  const text = document.getText();
  const comment = `// deepgram-doctor-disable ${rule}${newline(text)}`;
  const [tag] = /\.(?:vue|svelte|astro|html?)$/i.test(document.uri)
    ? [...text.slice(0, offset).matchAll(/<script\b[^>]*>[ \t]*(\r?\n)?/gi)].slice(-1)
    : [];
  if (tag) return insertion(document, tag.index + tag[0].length, `${tag[1] ? "" : newline(text)}${comment}`);
  const first = /^\uFEFF?(?:#!.*(?:\r?\n|$)|---[ \t]*\r?\n)?/.exec(text)![0];
  return insertion(document, first.length, comment);
}

/** Adds a rule to a comment that is there, before its reason. */
function joined(document: TextDocument, { start, end }: Directive, rule: string): TextEdit {
  const comment = document.getText().slice(start, end);
  const ends = /\s*(?:\s--\s|\s--$|\*\/|-->|$)/.exec(comment)!.index;
  return insertion(document, start + ends, ` ${rule}`);
}

/** The comment as the syntax wants it on a line of its own that begins at `start`. */
function commentAt(parsed: ReturnType<typeof parse>, start: number, words: string): string | undefined {
  if ("problem" in parsed) return `// ${words}`;
  const place = placeAt(parsed.source, start);
  if (place === "string") return undefined;
  return place === "jsx" ? `{/* ${words} */}` : `// ${words}`;
}

/** What a line's beginning lies in: code, the children of a JSX element, or a string that goes over lines. */
function placeAt(source: ts.SourceFile, at: number): "code" | "jsx" | "string" {
  const { SyntaxKind, forEachChild, isJsxElement, isJsxFragment } = typescript();
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = forEachChild(node, (child) =>
      child.pos <= at && at < child.end ? child : undefined,
    );
    if (!inner) break;
    const parent: ts.Node = node;
    node = inner;
    if (node.getStart(source) === at && (isJsxElement(parent) || isJsxFragment(parent)))
      return node.kind === SyntaxKind.JsxOpeningElement || node.kind === SyntaxKind.JsxOpeningFragment ? "code" : "jsx";
  }
  if (node.kind === SyntaxKind.JsxText) return "jsx";
  const inside = node.getStart(source) < at;
  const isText = node.kind >= SyntaxKind.FirstTemplateToken && node.kind <= SyntaxKind.LastTemplateToken;
  return inside && (isText || node.kind === SyntaxKind.StringLiteral) ? "string" : "code";
}

function insertion(document: TextDocument, at: number, newText: string): TextEdit {
  return { range: rangeIn(document, { start: at, end: at }), newText };
}

const newline = (text: string) => (/\r\n/.test(text) ? "\r\n" : "\n");
