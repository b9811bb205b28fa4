import ts from "typescript";
import { renamedMethod, renamedMethods } from "../../server/src/core/catalogue/sdk-upgrade.ts";
import type { Json } from "./tidy.ts";

/** Where the types of SDK 5 say less of answers and messages than those of SDK 4, read from both installed packages. */
export function answers(): Json {
  const chains = renamedMethods.filter((chain) => !/^(?:transcription\.|speak\.|agent$|listen\.live$)/.test(chain));
  const text = [
    'import type { DeepgramClient as Old } from "../node_modules/deepgram-sdk-4";',
    'import type { Deepgram, DeepgramClient as New } from "../node_modules/deepgram-sdk-5";',
    "type Given<T> = Extract<T, { error: null }> extends { result: infer R } ? R : unknown;",
    ...chains.flatMap((chain, at) => {
      const { chain: now, answer } = renamedMethod(chain)!;
      return [
        `export type Before${at} = Given<Awaited<ReturnType<Old${members(chain)}>>>;`,
        `export type After${at} = ${answer ?? `Awaited<ReturnType<New${members(now)}>>`};`,
      ];
    }),
    ...["listen", "speak", "agent"].map(
      (name) =>
        `export type Message_${name} = Extract<Parameters<NonNullable<Parameters<Awaited<ReturnType<New["${name}"]["v1"]["connect"]>>["on"]>[1]>>[0], { type: string }>;`,
    ),
  ].join("\n");
  const { checker, source } = program(text);
  const types = new Map(
    source.statements
      .filter(ts.isTypeAliasDeclaration)
      .map((each) => [each.name.text, checker.getTypeAtLocation(each.name)]),
  );
  const compare = (before: ts.Type | undefined, after: ts.Type) => {
    const found = { optional: [] as string[], untyped: [] as string[] };
    walk({ checker, source, found }, before, after, []);
    return found;
  };
  return {
    methods: grouped(
      chains.map((chain, at) => ({ name: chain, ...compare(types.get(`Before${at}`)!, types.get(`After${at}`)!) })),
    ),
    messages: grouped(
      ["listen", "speak", "agent"].flatMap((name) =>
        parts(types.get(`Message_${name}`)!).map((type) => ({
          name: `${name} ${typeName(checker, type)}`,
          ...compare(undefined, type),
        })),
      ),
    ),
  };
}

const members = (chain: string) =>
  chain
    .split(".")
    .map((each) => `["${each}"]`)
    .join("");
const parts = (type: ts.Type) => (type.isUnion() ? type.types : [type]);

function typeName(checker: ts.TypeChecker, type: ts.Type): string {
  const own = checker.getTypeOfSymbol(type.getProperty("type")!);
  return own.isStringLiteral() ? own.value : checker.typeToString(own);
}

function program(text: string) {
  const path = "scripts/answers.virtual.ts";
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name.endsWith(path) ? text : readFile(name));
  host.fileExists = (name) => name.endsWith(path) || fileExists(name);
  const made = ts.createProgram([path], options, host);
  const source = made.getSourceFile(path)!;
  const [wrong] = made.getSemanticDiagnostics(source);
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, "\n"));
  return { checker: made.getTypeChecker(), source };
}

interface Walk {
  readonly checker: ts.TypeChecker;
  readonly source: ts.SourceFile;
  readonly found: { readonly optional: string[]; readonly untyped: string[] };
}

/** Both types at one place. `before` is undefined where nothing was typed: then every optional field is looser. */
function walk(at: Walk, before: ts.Type | undefined, after: ts.Type, path: readonly string[]): void {
  const { checker, found } = at;
  const now = checker.getNonNullableType(after);
  const was = before && checker.getNonNullableType(before);
  if (path.length > 10 || (was && was.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))) return;
  const item = itemOf(checker, now);
  if (item) {
    const wasItem = was && itemOf(checker, was);
    if (!was || wasItem) walk(at, wasItem, item, [...path, "[]"]);
    return;
  }
  if (!parts(now).every(({ flags }) => flags & ts.TypeFlags.Object) || now.getStringIndexType()) return;
  for (const field of (was ?? now).getProperties()) {
    const deeper = [...path, field.name];
    const mine = now.getProperty(field.name);
    if (!mine) {
      found.untyped.push(deeper.join("."));
      continue;
    }
    const optional = (mine.flags & ts.SymbolFlags.Optional) !== 0;
    if (optional && !(was && field.flags & ts.SymbolFlags.Optional)) found.optional.push(deeper.join("."));
    const type = (symbol: ts.Symbol) => checker.getTypeOfSymbolAtLocation(symbol, at.source);
    walk(at, was && type(field), type(mine), deeper);
  }
}

function itemOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  return checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
}

/** One entry for all that have the same. Those that have nothing are left out. */
function grouped(list: readonly { name: string; optional: string[]; untyped: string[] }[]): Json[] {
  const groups = new Map<string, Json>();
  for (const { name, optional, untyped } of list) {
    if (optional.length + untyped.length === 0) continue;
    const key = JSON.stringify([optional, untyped]);
    const group = groups.get(key) ?? { of: [], optional, untyped };
    group.of.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
