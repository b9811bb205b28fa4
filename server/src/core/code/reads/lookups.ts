import type ts from "typescript";
import type { FileContext } from "../context.ts";
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

/** Whether a variable is given a value in this one place. */
export function assignedOnce(context: FileContext, id: ts.Identifier): boolean {
  const ts = typescript();
  const binding = context.scopes.resolve(id);
  if (!binding || !ts.isVariableDeclaration(binding.node)) return false;
  const { initializer } = binding.node;
  const blank = !initializer || initializer.kind === ts.SyntaxKind.NullKeyword || initializer.getText() === "undefined";
  return blank && context.scopes.references(binding).filter(isTarget).length === 1;
}

/** Whether what stands in brackets is a number: a key that is not known may name any member. */
export function isIndex(context: FileContext, node: ts.Expression): boolean {
  const value = context.evaluator.evaluate(node, context.root);
  return value.kind === "number" || /^(?:i|j|k|n|idx|index|\w+(?:Index|Idx)|.*(?:length|- ?1).*)$/.test(node.getText());
}
