import type ts from "typescript";
import type { SourceText } from "./front-end.ts";
import { typescript } from "./typescript.ts";

export interface Parsed {
  readonly uri: string;
  readonly text: string;
  readonly source: ts.SourceFile;
}

/** Characters beyond which a file is not parsed: bundles, not sources. */
const longest = 8_000_000;

/**
 * Parses a file; given an older parse of the same file, only what changed (the older tree must not be used afterwards).
 * Never throws: a text too long or too deeply nested gives a problem in words.
 */
export function parse(file: SourceText, old?: Parsed): Parsed | { readonly problem: string } {
  const { uri, text } = file;
  if (text.length > longest) return { problem: "The file is too long to be checked" };
  try {
    const source = old && old.uri === uri ? update(old, text) : create(file);
    return { uri, text, source };
  } catch (error) {
    if (old) return parse(file);
    const deep = error instanceof RangeError;
    return { problem: deep ? "The file is too deeply nested to be checked" : "The file could not be parsed" };
  }
}

function create({ uri, text, kind }: SourceText): ts.SourceFile {
  const { createSourceFile, ScriptTarget, JSDocParsingMode } = typescript();
  const options = {
    languageVersion: ScriptTarget.ESNext,
    jsDocParsingMode: JSDocParsingMode.ParseNone,
    setExternalModuleIndicator: asModule,
  };
  return createSourceFile(uri, text, options, true, kindOf(kind ? `.${kind}` : uri));
}

/** Every file is read as a module: in a script `await (x)` would be a call of a function named await. */
function asModule(file: ts.SourceFile): void {
  (file as { externalModuleIndicator?: unknown }).externalModuleIndicator ??= true;
}

function kindOf(uri: string): ts.ScriptKind {
  const { ScriptKind } = typescript();
  if (/\.[mc]?ts$/i.test(uri)) return ScriptKind.TS;
  return /\.tsx$/i.test(uri) ? ScriptKind.TSX : ScriptKind.JSX;
}

function update(old: Parsed, text: string): ts.SourceFile {
  const { length } = old.text;
  const shorter = Math.min(length, text.length);
  let start = 0;
  while (start < shorter && old.text.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && old.text.charCodeAt(length - 1 - tail) === text.charCodeAt(text.length - 1 - tail))
    tail++;
  const span = { start, length: length - start - tail };
  return typescript().updateSourceFile(old.source, text, { span, newLength: text.length - start - tail });
}
