import type ts from "typescript";
import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import { type FileContext, placeOf } from "../context.ts";
import { typescript } from "../typescript.ts";

/** What a person has to do by hand, and where. */
export interface Left {
  readonly at: Origin;
  readonly what: string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits of one file as they come together. An edit may be laid over others: it then takes the place of all that lie in it. */
export class Plan {
  readonly left: Left[] = [];
  /** Types to import beside the client. */
  readonly types = new Set<string>();
  /** Classes and functions to import beside the client. */
  readonly values = new Set<string>();
  readonly context: FileContext;
  private pieces: Piece[] = [];

  /** Chains of the older methods that are called elsewhere in the file, and stay for now: what they need stays, too. */
  readonly staying: ReadonlySet<string>;

  constructor(context: FileContext, staying: ReadonlySet<string>) {
    this.context = context;
    this.staying = staying;
  }

  replace(node: ts.Node, text: string): void {
    this.put(node.getStart(this.context.source), node.end, text);
  }

  insert(at: number, text: string): void {
    this.put(at, at, text);
  }

  /** An insertion that several places ask for. */
  once(at: number, text: string): void {
    if (!this.pieces.some((piece) => piece.start === at && piece.text === text)) this.insert(at, text);
  }

  put(start: number, end: number, text: string): void {
    this.pieces = this.pieces.filter(
      (piece) => !(start <= piece.start && piece.end <= end && (start < end || piece.start < piece.end)),
    );
    this.pieces.push({ start, end, text });
  }

  byHand(node: ts.Node, what: string): void {
    this.left.push({ at: placeOf(this.context, node), what });
  }

  /** The text of a node with the edits that lie in it. */
  text(node: ts.Node): string {
    return this.between(node.getStart(this.context.source), node.end);
  }

  between(start: number, end: number): string {
    const { text } = this.context;
    let at = start;
    let out = "";
    for (const piece of this.sorted()) {
      if (piece.start < at || piece.end > end || piece.start < start) continue;
      out += text.slice(at, piece.start) + piece.text;
      at = piece.end;
    }
    return out + text.slice(at, end);
  }

  /** Whether an edit replaces the node, or more. */
  covers(node: ts.Node): boolean {
    const start = node.getStart(this.context.source);
    return this.pieces.some((piece) => piece.start <= start && node.end <= piece.end && piece.start < piece.end);
  }

  edits(): Edit[] {
    const { uri } = this.context;
    return this.sorted().map(({ start, end, text }) => replace({ text: uri, start, end }, text));
  }

  private sorted(): Piece[] {
    return this.pieces
      .map((piece, i) => ({ piece, i }))
      .sort((a, b) => a.piece.start - b.piece.start || a.piece.end - b.piece.end || a.i - b.i)
      .map(({ piece }) => piece);
  }
}

/** The blanks before the line on which a node begins. */
export function indentOf(context: FileContext, node: ts.Node): string {
  const start = node.getStart(context.source);
  const line = context.text.lastIndexOf("\n", start - 1) + 1;
  return /^[ \t]*/.exec(context.text.slice(line, start))![0];
}

export function isTypeScript(context: FileContext): boolean {
  return /\.[mc]?tsx?$/.test(context.uri);
}

/** The value of a member of an object literal. */
export function memberOf(object: ts.Expression, name: string): ts.Expression | undefined {
  const ts = typescript();
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  const found = object.properties.find((property) => property.name?.getText() === name);
  if (!found) return undefined;
  return ts.isPropertyAssignment(found)
    ? found.initializer
    : ts.isShorthandPropertyAssignment(found)
      ? found.name
      : undefined;
}
