import type ts from "typescript";
import { wrapper } from "../../catalogue/migrations.ts";
import { sdkPackage } from "../../catalogue/sdk.ts";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import { nameOf } from "../evaluate/values/make.ts";
import { typescript } from "../typescript.ts";
import { likeClient } from "./candidates.ts";
import { writtenChain } from "./chain.ts";
import { exportOf, isClientMaker, isSdk, isTypedClient } from "./exports.ts";

export interface Root {
  /** Its declared type is a client's. */
  readonly typed: boolean;
  /** It is called like a client, or the file imports the SDK. */
  readonly named: boolean;
  /** A stand-in of a test. */
  readonly mocked: boolean;
  /** It certainly belongs to something else. */
  readonly foreign: boolean;
}

/** What is known of the thing that a method chain hangs on, when the expression that made it is not seen. */
export function rootOf(context: FileContext, node: ts.CallExpression, root: Abstract): Root {
  const { base, names } = writtenChain(node.expression);
  const words = [nameOf(base) ?? "", ...names.map(({ name }) => name), "name" in root ? String(root.name) : ""];
  const { start, end, text } = root.origin;
  const made = text === context.uri ? context.text.slice(start, Math.min(end, start + 200)) : "";
  const mocked = words.some((word) => /mock|fake|stub|spy/i.test(word)) || /\b(?:vi|jest|sinon)\.|mock/i.test(made);
  const followed = ["unknown", "import", "result", "global"].includes(root.kind);
  const type = typeOf(base, names[0]?.node, context);
  const typed = isTypedClient(type, context);
  const foreign =
    !followed ||
    (!typed && isHanded(base, context)) ||
    isOther(type, context) ||
    (root.kind === "import" && wrapper(root.module) !== undefined) ||
    (root.kind === "result" && (isAnothersClient(root.callee) || isMade(root.callee)));
  return {
    typed,
    named: words.some((word) => likeClient.test(word)) || context.text.includes(sdkPackage),
    mocked,
    foreign,
  };
}

/** What a function gives that was handed to this one: nobody knows whose it is. */
function isHanded(base: ts.Expression, context: FileContext): boolean {
  const ts = typescript();
  const callee = ts.isCallExpression(base) ? bare(base.expression) : undefined;
  const declared = callee && ts.isIdentifier(callee) ? context.scopes.resolve(callee)?.node : undefined;
  return declared !== undefined && ts.isParameter(declared);
}

/** A function that a test library made: `vi.fn(…)`, `sinon.stub()`, `mock.fn()`, and what it gives. */
function isMade(callee: Abstract): boolean {
  let value = callee;
  for (let depth = 0; depth < 8; depth++) {
    if (value.kind === "result") value = value.callee;
    else if (value.kind === "member") value = value.of;
    else break;
  }
  if (value.kind === "global") return /^(?:vi|jest|sinon|td|mock)$/.test(value.name);
  return (
    value.kind === "import" && /^(?:vitest|@jest\/globals|sinon|testdouble|node:test|bun:test|test)$/.test(value.module)
  );
}

/** `createClient` of another package: another service's, or a copy of the SDK under another name, whose version is not known. */
function isAnothersClient(callee: Abstract): boolean {
  const made = exportOf(callee);
  return made !== undefined && !isSdk(made.module) && /^[\w@]/.test(made.module) && isClientMaker(made.name);
}

/** The type that the variable, parameter or field is declared with. */
function typeOf(
  base: ts.Expression,
  member: ts.Node | undefined,
  context: FileContext,
  depth = 0,
): ts.TypeNode | undefined {
  const ts = typescript();
  if (ts.isIdentifier(base)) {
    const declared = context.scopes.resolve(base)?.node;
    if (!declared || !(ts.isParameter(declared) || ts.isVariableDeclaration(declared))) return undefined;
    // A variable for a part of something is as good as the whole.
    const part = !declared.type && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    if (!part || depth > 3 || !ts.isPropertyAccessExpression(bare(part))) return declared.type;
    const whole = writtenChain(part);
    return typeOf(whole.base, whole.names[0]?.node, context, depth + 1);
  }
  if (base.kind !== ts.SyntaxKind.ThisKeyword || !member) return undefined;
  const owner = ts.findAncestor(base, ts.isClassLike);
  const name = member.getText(context.source);
  for (const each of owner?.members ?? []) {
    if (ts.isPropertyDeclaration(each) && each.name.getText(context.source) === name) return each.type;
    if (!ts.isConstructorDeclaration(each)) continue;
    const own = each.parameters.find((parameter) => parameter.name.getText(context.source) === name);
    if (own && ts.isParameterPropertyDeclaration(own, each)) return own.type;
  }
  return undefined;
}

/** A type that says what the thing is, and that it is no client. */
function isOther(type: ts.TypeNode | undefined, context: FileContext): boolean {
  if (!type) return false;
  const text = type.getText(context.source);
  return (
    !/^(?:any|unknown)$/.test(text) && !/deepgram|createClient/i.test(text) && !/^[\w.]*(?:Client|Sdk|SDK)\b/.test(text)
  );
}
