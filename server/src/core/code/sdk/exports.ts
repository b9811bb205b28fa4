import type ts from "typescript";
import { sdkPackage } from "../../catalogue/sdk.ts";
import type { Abstract, Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { typescript } from "../typescript.ts";
import { chainOf } from "./chain.ts";

/** A value that is an export of a package. */
export interface Export {
  readonly module: string;
  /** The exported name; `default` for the whole package. */
  readonly name: string;
  /** The file that imports it. */
  readonly importer: string;
  /** How that file names the package, where it says more than the name. */
  readonly specifier?: string;
}

/** What an expression is an export of: named, by namespace, by default import, by `require`, or of the package's CDN global. */
export function exportOf(value: Abstract): Export | undefined {
  const { root, names } = chainOf(value);
  if (root.kind === "import") {
    const path = ["*", "default"].includes(root.name) ? [...names] : [root.name, ...names];
    while (path[0] === "default") path.shift();
    if (path.length > 1) return undefined;
    const { module, specifier } = root;
    return {
      module,
      name: path[0] ?? "default",
      importer: root.origin.text,
      ...(specifier === undefined ? {} : { specifier }),
    };
  }
  if (root.kind !== "global") return undefined;
  const path = ["window", "globalThis", "self"].includes(root.name) ? [...names] : [root.name, ...names];
  return path.length === 2 && path[0] === "deepgram"
    ? { module: sdkPackage, name: path[1]!, importer: root.origin.text }
    : undefined;
}

export function isSdk(module: string): boolean {
  return module === sdkPackage || module.startsWith(`${sdkPackage}/`);
}

/** The expression that makes a client of the SDK. */
export interface Client {
  readonly constructor: string;
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly frame: Frame;
  readonly importer: string;
  /** As in `Export`. */
  readonly specifier?: string;
}

const classes = new Set([
  "DeepgramClient",
  "Deepgram",
  "DefaultDeepgramClient",
  "CustomDeepgramClient",
  "createClient",
]);

export const isClientMaker = (name: string) => classes.has(name);

/** The SDK client that a value is, when the expression that makes it is seen. */
export function clientOf(value: Abstract): Client | undefined {
  const ts = typescript();
  if (value.kind !== "result" && value.kind !== "created") return undefined;
  const { node, frame } = value;
  if (ts.isTaggedTemplateExpression(node)) return undefined;
  const found = exportOf(value.kind === "result" ? value.callee : value.of);
  if (!found || !isSdk(found.module)) return undefined;
  const made =
    value.kind === "created" ? classes.has(found.name) || found.name === "default" : found.name === "createClient";
  if (!made) return undefined;
  const { name, importer, specifier } = found;
  return { constructor: name, node, frame, importer, ...(specifier === undefined ? {} : { specifier }) };
}

/** Whether a declaration's type says that it holds an SDK client. */
export function isTypedClient(type: ts.TypeNode | undefined, context: FileContext): boolean {
  const ts = typescript();
  if (!type) return false;
  const name = /\b(DeepgramClient|createClient|Deepgram)\b/.exec(type.getText(context.source))?.[1];
  const binding = name === undefined ? undefined : context.scopes.lookup(name, type);
  if (binding?.kind !== "import") return false;
  const declaration = ts.findAncestor(binding.node, ts.isImportDeclaration);
  const specifier = declaration?.moduleSpecifier;
  return !!specifier && ts.isStringLiteral(specifier) && specifier.text.includes(sdkPackage);
}

/** A test that puts something else in the place of the package: what is called there is no SDK. */
const replaced =
  /\b(?:(?:vi|jest)\s*\.\s*(?:mock|doMock|unstable_mockModule|setMock)|mock\s*\.\s*module|td\s*\.\s*replace\w*|esmock|proxyquire|mockery\s*\.\s*registerMock)\s*(?:<[^>\n]{0,80}>)?\s*\(\s*(?:import\s*\(\s*)?["'`]@deepgram\/sdk["'`]/;

/** Whether a test of the file replaces the SDK's package. */
export const isReplaced = (context: FileContext) => replaced.test(context.text);
