import type ts from "typescript";
import type { FileContext } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import { typescript } from "../typescript.ts";
import { isTarget } from "./syntax.ts";

/** A function of the file that is called from one place only, so that nothing else comes into its parameter. */
export function localFunction(
  context: FileContext,
  callee: ts.Expression,
  index: number,
): ts.SignatureDeclaration | undefined {
  if (index < 0) return undefined;
  const { evaluator, root, source } = context;
  const value = evaluator.evaluate(callee, root);
  if (value.kind !== "function" || value.node.getSourceFile() !== source) return undefined;
  const { calls } = evaluator.callersOf(value.node, context);
  return calls.length === 1 ? value.node : undefined;
}

/** Whether what a variable is given in one place is what it always holds, as far as it is read. */
export function isAlwaysGiven(context: FileContext, id: ts.Identifier): boolean {
  return assignedOnce(context, id) || assignedAlike(context, id);
}

/** Whether a variable is given a value in this one place. */
function assignedOnce(context: FileContext, id: ts.Identifier): boolean {
  const ts = typescript();
  const binding = context.scopes.resolve(id);
  if (!binding || !ts.isVariableDeclaration(binding.node)) return false;
  const { initializer } = binding.node;
  const blank = !initializer || initializer.kind === ts.SyntaxKind.NullKeyword || initializer.getText() === "undefined";
  return blank && context.scopes.references(binding).filter(isTarget).length === 1;
}

/** Whether all that a variable is given are answers to requests of one address: what is read of it is read of each. */
function assignedAlike(context: FileContext, id: ts.Identifier): boolean {
  const ts = typescript();
  const binding = context.scopes.resolve(id);
  if (!binding || !ts.isVariableDeclaration(binding.node) || binding.node.initializer) return false;
  const asked = context.scopes.references(binding).flatMap((reference) => {
    if (!isTarget(reference)) return [];
    const { parent } = reference;
    const value = ts.isBinaryExpression(parent) ? bare(parent.right) : parent;
    const call = ts.isAwaitExpression(value) ? bare(value.expression) : value;
    return ts.isCallExpression(call) ? `${call.expression.getText()}(${call.arguments[0]?.getText()}` : "";
  });
  return asked.length > 1 && asked.every((each) => each !== "" && each === asked[0]);
}

/** The name of a component's state, where a call of its setter is the only one that gives it something. */
export function stateSetBy(context: FileContext, call: ts.CallExpression): ts.BindingName | undefined {
  const ts = typescript();
  const binding = ts.isIdentifier(call.expression) ? context.scopes.resolve(call.expression) : undefined;
  const element = binding?.node;
  if (!binding || !element || !ts.isBindingElement(element) || !ts.isArrayBindingPattern(element.parent))
    return undefined;
  const [state, setter] = element.parent.elements;
  const made = element.parent.parent;
  const hook = ts.isVariableDeclaration(made) && made.initializer && bare(made.initializer);
  if (setter !== element || !state || ts.isOmittedExpression(state)) return undefined;
  if (!hook || !ts.isCallExpression(hook) || !/(?:^|\.)useState$/.test(hook.expression.getText())) return undefined;
  const others = context.scopes.references(binding).filter(({ parent }) => parent !== call);
  const isBlank = ({ parent }: ts.Node) =>
    ts.isCallExpression(parent) && /^(?:null|undefined|""|'')?$/.test(parent.arguments[0]?.getText() ?? "");
  const first = hook.arguments[0]?.getText() ?? "";
  return others.every(isBlank) && /^(?:null|undefined|""|'')?$/.test(first) ? state.name : undefined;
}

/** Whether what stands in brackets is a number: a key that is not known may name any member. */
export function isIndex(context: FileContext, node: ts.Expression): boolean {
  const value = context.evaluator.evaluate(node, context.root);
  return value.kind === "number" || /^(?:i|j|k|n|idx|index|\w+(?:Index|Idx)|.*(?:length|- ?1).*)$/.test(node.getText());
}
