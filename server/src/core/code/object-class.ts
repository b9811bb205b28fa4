import type ts from "typescript";
import type { FileContext } from "./context.ts";
import { bare } from "./evaluate/names/nodes.ts";
import { typescript } from "./typescript.ts";

/** Classes of the platform that hold audio, and that nothing else is an instance of. */
const told = new Set(["File", "Blob", "ArrayBuffer", "Float32Array"]);
/** `Buffer` is one of these, too: only what is made as one is known to be no Buffer. */
const made = new Set([...told, "Uint8Array"]);
const byMethod: Readonly<Record<string, string>> = {
  arrayBuffer: "ArrayBuffer",
  blob: "Blob",
  getChannelData: "Float32Array",
};

/** The platform's class that an expression is certainly an instance of, by what makes it or by its declared type; `string` for a text. */
export function objectClass(node: ts.Expression, context: FileContext, depth = 0): string | undefined {
  const ts = typescript();
  if (depth > 6) return undefined;
  let current = node;
  while (ts.isParenthesizedExpression(current) || ts.isNonNullExpression(current) || ts.isAwaitExpression(current))
    current = current.expression;
  if (ts.isAsExpression(current) || ts.isTypeAssertionExpression(current))
    return typed(current.type, context) ?? objectClass(current.expression, context, depth + 1);
  if (ts.isNewExpression(current)) return globalName(current.expression, context, made);
  if (ts.isCallExpression(current)) {
    const callee = bare(current.expression);
    return ts.isPropertyAccessExpression(callee) && Object.hasOwn(byMethod, callee.name.text)
      ? byMethod[callee.name.text]
      : undefined;
  }
  return ts.isIdentifier(current) ? declared(current, context, depth) : undefined;
}

/** The samples of a Float32Array: itself, or the `buffer` behind it. */
export function isFloatSamples(node: ts.Expression, context: FileContext): boolean {
  const target = bare(node);
  const whole =
    typescript().isPropertyAccessExpression(target) && target.name.text === "buffer" ? target.expression : node;
  return objectClass(whole, context) === "Float32Array";
}

function declared(id: ts.Identifier, context: FileContext, depth: number): string | undefined {
  const ts = typescript();
  const binding = context.scopes.resolve(id);
  const node = binding?.node;
  if (!node || !(ts.isVariableDeclaration(node) || ts.isParameter(node))) return undefined;
  if (node.type) return typed(node.type, context);
  return binding.kind === "const" && ts.isVariableDeclaration(node) && node.initializer
    ? objectClass(node.initializer, context, depth + 1)
    : undefined;
}

/** `File`, `File | null`. */
function typed(type: ts.TypeNode, context: FileContext): string | undefined {
  const ts = typescript();
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const named = parts.filter((part) => !/^(?:null|undefined)$/.test(part.getText(context.source)));
  const [only] = named;
  if (named.length === 1 && only?.kind === ts.SyntaxKind.StringKeyword) return "string";
  if (named.length !== 1 || !only || !ts.isTypeReferenceNode(only) || !ts.isIdentifier(only.typeName)) return undefined;
  return globalName(only.typeName, context, told);
}

/** A name that the file does not declare or import itself. */
function globalName(node: ts.Node, context: FileContext, names: ReadonlySet<string>): string | undefined {
  if (!typescript().isIdentifier(node) || !names.has(node.text)) return undefined;
  if (context.scopes.lookup(node.text, node)) return undefined;
  const ts = typescript();
  const own = (context.index.identifiers.get(node.text) ?? []).some(
    ({ parent }) =>
      (ts.isInterfaceDeclaration(parent) || ts.isTypeAliasDeclaration(parent)) && parent.name.text === node.text,
  );
  return own ? undefined : node.text;
}
