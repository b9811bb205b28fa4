import type ts from "typescript";
import type { Prop } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { bare, ownerOf, within, wrapped } from "../../evaluate/names/nodes.ts";
import { at, textOf } from "../../evaluate/values/make.ts";
import { typescript } from "../../typescript.ts";
import { assignment, entry } from "./assigned-entries.ts";
import { headersOf } from "./headers.ts";

/**
 * The headers that a request interceptor sets: `client.interceptors.request.use((config) => { config.headers.set(…); return config; })`,
 * where `interceptors` is the member of the client. Those under a condition are there sometimes.
 */
export function interceptedHeaders(interceptors: ts.PropertyAccessExpression, file: FileContext): readonly Prop[] {
  const fn = handlerOf(interceptors, file);
  const [parameter] = fn?.parameters ?? [];
  const config = parameter && typescript().isIdentifier(parameter.name) && file.scopes.resolve(parameter.name);
  if (!fn || !config) return [];
  const { evaluator } = file;
  const found: Prop[] = [];
  for (const node of file.index.members.get("headers") ?? []) {
    const target = bare(node.expression);
    if (!typescript().isIdentifier(target) || file.scopes.resolve(target) !== config || ownerOf(node) !== fn) continue;
    const [frame = file.root] = evaluator.framesAt(node, file);
    const sometimes = isConditional(node, fn);
    const set = setCall(node) ?? assignment(node, frame);
    if (!set) continue;
    const [first, second] = set.path;
    if (first === undefined) {
      const { props } = headersOf(evaluator.evaluate(set.value, frame), at(set.value, frame));
      found.push(...(sometimes ? props.map((prop) => ({ ...prop, sometimes })) : props));
      continue;
    }
    const name = first === "common" && second !== undefined ? second : first;
    found.push(entry(name, set, frame, sometimes));
  }
  return found;

  /** `config.headers.set("Authorization", value)`. */
  function setCall(node: ts.PropertyAccessExpression) {
    const ts = typescript();
    const access = wrapped(node).parent;
    if (!ts.isPropertyAccessExpression(access) || access.name.text !== "set") return undefined;
    const call = wrapped(access).parent;
    if (!ts.isCallExpression(call) || bare(call.expression) !== access) return undefined;
    const [name, value] = call.arguments;
    const text = name && textOf(evaluator.evaluate(name, file.root));
    return text !== undefined && name && value ? { path: [text], key: name, value } : undefined;
  }
}

/** The first function of `interceptors.request.use(…)`. */
function handlerOf(interceptors: ts.PropertyAccessExpression, file: FileContext): ts.SignatureDeclaration | undefined {
  const ts = typescript();
  const request = wrapped(interceptors).parent;
  if (!ts.isPropertyAccessExpression(request) || request.name.text !== "request") return undefined;
  const use = wrapped(request).parent;
  if (!ts.isPropertyAccessExpression(use) || use.name.text !== "use") return undefined;
  const call = wrapped(use).parent;
  const [handler] = ts.isCallExpression(call) && bare(call.expression) === use ? call.arguments : [];
  const value = handler && file.evaluator.evaluate(handler, file.root);
  return value?.kind === "function" && value.node.getSourceFile() === file.source ? value.node : undefined;
}

/** A branch decides whether it is set; one that only asks whether there are headers decides nothing. */
function isConditional(node: ts.Node, fn: ts.Node): boolean {
  const ts = typescript();
  for (let child = node, { parent } = node; parent && child !== fn; child = parent, parent = parent.parent) {
    if (ts.isConditionalExpression(parent) && child !== parent.condition) return true;
    if (ts.isCaseOrDefaultClause(parent) || ts.isCatchClause(parent)) return true;
    if (
      ts.isIfStatement(parent) &&
      !within(node, parent.expression) &&
      !/^!?\w+\.headers$/.test(parent.expression.getText())
    )
      return true;
  }
  return false;
}
