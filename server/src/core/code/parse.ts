import type ts from "typescript";
import { embeddedScripts } from "./embedded.ts";
import type { SourceText } from "./front-end.ts";
import { carryIndex } from "./index-carry.ts";
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
  if (text.length > longest) return { problem: "Not checked: the file is too long" };
  try {
    const source = old && old.uri === uri ? update(old, file) : create(file);
    return { uri, text, source };
  } catch (error) {
    if (old) return parse(file);
    const deep = error instanceof RangeError;
    return {
      problem: deep ? "Not checked: the file is too deeply nested" : "Not checked: the file could not be parsed",
    };
  }
}

/** How many places of a text do not parse. */
export function syntaxErrors(file: SourceText): number {
  const parsed = parse(file);
  if ("problem" in parsed) return Number.POSITIVE_INFINITY;
  return (parsed.source as unknown as { parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length ?? 0;
}

function create(file: SourceText): ts.SourceFile {
  const { createSourceFile, ScriptTarget, JSDocParsingMode } = typescript();
  const options = {
    languageVersion: ScriptTarget.ESNext,
    jsDocParsingMode: JSDocParsingMode.ParseNone,
    setExternalModuleIndicator: asModule,
  };
  const script = scriptOf(file);
  return createSourceFile(file.uri, script.text, options, true, script.kind);
}

/** Every file is read as a module: in a script `await (x)` would be a call of a function named await. */
function asModule(file: ts.SourceFile): void {
  (file as { externalModuleIndicator?: unknown }).externalModuleIndicator ??= true;
}

/** What of a file is script, and of which kind. */
function scriptOf({ uri, text, kind }: SourceText): { text: string; kind: ts.ScriptKind } {
  const { ScriptKind } = typescript();
  const embedded = kind ? undefined : embeddedScripts(uri, text);
  if (embedded) {
    const kinds = { ts: ScriptKind.TS, tsx: ScriptKind.TSX, js: ScriptKind.JSX };
    return { text: embedded.text, kind: kinds[embedded.language] };
  }
  const name = kind ? `.${kind}` : uri;
  if (/\.json$/i.test(name)) return { text, kind: ScriptKind.JSON };
  if (/\.[mc]?ts$/i.test(name)) return { text, kind: ScriptKind.TS };
  return { text, kind: /\.tsx$/i.test(name) ? ScriptKind.TSX : ScriptKind.JSX };
}

function update(old: Parsed, file: SourceText): ts.SourceFile {
  const { text, kind } = scriptOf(file);
  const before = old.source.text;
  if (kind !== (old.source as { scriptKind?: ts.ScriptKind }).scriptKind) return create(file);
  const [start, tail] = alike(before, text);
  const span = { start, length: before.length - start - tail };
  const source = typescript().updateSourceFile(old.source, text, { span, newLength: text.length - start - tail });
  carryIndex(old.source, source);
  return source;
}

/** How many characters two texts begin and end with alike. Texts are compared in halves: far quicker than by characters. */
function alike(before: string, after: string): [start: number, end: number] {
  const shorter = Math.min(before.length, after.length);
  const start = longestFor(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const end = longestFor(shorter - start, (from, to) => {
    const slice = (text: string) => text.slice(text.length - to, text.length - from);
    return slice(before) === slice(after);
  });
  return [start, end];
}

/** The greatest length up to `limit` for which all ranges below are the same. */
function longestFor(limit: number, same: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (same(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the parser met something that it did not expect. */
export function stumbled({ source }: { readonly source: ts.SourceFile }): boolean {
  return ((source as { parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length ?? 0) > 0;
}
