import type ts from "typescript";
import type { FileContext } from "./context.ts";
import { bare, bodyOf, isExported, ownerOf } from "./evaluate/names/nodes.ts";
import { walk } from "./file-index.ts";
import { typescript } from "./typescript.ts";

/** What server code answers with: `said` is what it says, `node` the whole expression. */
export interface Answer {
  readonly node: ts.Node;
  readonly said: ts.Expression;
}

/** What an answer is called in the usual servers: Express, Fastify, Hono, Koa, Next. */
const answers = /^(?:res|resp|response|reply|rep|c|ctx|context|h|Response|NextResponse|HttpResponse)$/;
const methods = new Set(["json", "send", "end", "write"]);
/** The functions of h3, which Nitro and Nuxt give every route: what their handler returns is the answer. */
const wraps = /^(?:define(?:Cached|Lazy)?EventHandler|eventHandler|cachedEventHandler)$/;
/** Packages whose `json(…)` makes an answer. */
const makers = /^(?:@sveltejs\/kit|@remix-run\/.*|react-router)$/;

/** The answers that a file's server code gives, in the order of the text within each kind. */
export function answersIn(context: FileContext): Answer[] {
  const ts = typescript();
  const { index, source } = context;
  const found: Answer[] = [];
  const isGlobalClass = (node: ts.Expression) => ts.isIdentifier(node) && /^(?:Next)?Response$/.test(node.text);
  for (const node of index.calls) {
    const callee = bare(node.expression);
    const [first] = node.arguments;
    if (!first) continue;
    if (ts.isPropertyAccessExpression(callee)) {
      if (methods.has(callee.name.text) && answers.test(rootName(callee) ?? "")) found.push({ node, said: first });
    } else if (ts.isIdentifier(callee)) {
      if (callee.text === "json" && isMaker(callee, context)) found.push({ node, said: first });
      if (wraps.test(callee.text) && isForeign(callee, context)) found.push(...returnedBy(handlerOf(first)));
    }
  }
  for (const node of index.news) {
    const [first] = node.arguments ?? [];
    if (first && isGlobalClass(bare(node.expression))) found.push({ node, said: first });
  }
  // Every exported function of such a file is a route of its own, which pages call by its name.
  if (/^\s*["']use server["']/.test(context.text))
    for (const statement of source.statements)
      if (isExported(statement)) for (const fn of functionsOf(statement)) found.push(...returnedBy(fn));
  return found;
}

/** The handler itself, or the one of `{ handler() { … } }`. */
function handlerOf(given: ts.Expression): ts.Node | undefined {
  const ts = typescript();
  const value = bare(given);
  if (!ts.isObjectLiteralExpression(value)) return value;
  const member = value.properties.find((each) => each.name?.getText() === "handler");
  return member && ts.isPropertyAssignment(member) ? bare(member.initializer) : member;
}

function functionsOf(statement: ts.Statement): ts.Node[] {
  const ts = typescript();
  if (ts.isFunctionDeclaration(statement)) return [statement];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ initializer }) => (initializer ? [bare(initializer)] : []));
}

/** What a function gives back, as written. */
function returnedBy(fn: ts.Node | undefined): Answer[] {
  const ts = typescript();
  const body = fn && ts.isFunctionLike(fn) ? bodyOf(fn) : undefined;
  if (!body) return [];
  if (!ts.isBlock(body)) return [{ node: body, said: body as ts.Expression }];
  const found: Answer[] = [];
  walk(body, (node) => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isReturnStatement(node) && node.expression && ownerOf(node) === fn)
      found.push({ node: node.expression, said: node.expression });
    return true;
  });
  return found;
}

/** Declared nowhere in the file, or imported. */
function isForeign(name: ts.Identifier, context: FileContext): boolean {
  const binding = context.scopes.resolve(name);
  return !binding || moduleOf(binding.node) !== undefined;
}

function isMaker(name: ts.Identifier, context: FileContext): boolean {
  const binding = context.scopes.resolve(name);
  return binding !== undefined && makers.test(moduleOf(binding.node) ?? "");
}

function moduleOf(declared: ts.Node): string | undefined {
  const ts = typescript();
  const statement = ts.findAncestor(declared, ts.isImportDeclaration);
  return statement && ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : undefined;
}

/** `res` of `res.status(200).json`. */
function rootName(node: ts.Expression): string | undefined {
  const ts = typescript();
  let current: ts.Expression = node;
  for (let i = 0; i < 6; i++) {
    current = bare(current);
    if (ts.isIdentifier(current)) return current.text;
    if (ts.isPropertyAccessExpression(current) || ts.isCallExpression(current)) current = current.expression;
    else return undefined;
  }
  return undefined;
}
