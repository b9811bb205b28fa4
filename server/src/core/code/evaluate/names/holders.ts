import type ts from "typescript";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { bare, classAround } from "./nodes.ts";

/** What makes two holders the same: the variable, or the field of one class. */
export function holderKey(holder: ts.Expression, context: FileContext): ts.Node | string | undefined {
  const ts = typescript();
  if (ts.isIdentifier(holder)) return context.scopes.resolve(holder)?.node ?? `global ${holder.text}`;
  if (!ts.isPropertyAccessExpression(holder)) return undefined;
  const inner = bare(holder.expression);
  if (inner.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = classAround(inner);
    return owner && `${owner.pos} this.${holder.name.text}`;
  }
  const key = holderKey(inner, context);
  return key && `${typeof key === "string" ? key : key.pos}.${holder.name.text}`;
}

/** Whether what a function gives back is held where it outlives the call. */
export function isKept(given: ts.Node, fn: ts.Node, context: FileContext): boolean {
  const ts = typescript();
  const value = bare(given as ts.Expression);
  if (ts.isPropertyAccessExpression(value)) return true;
  if (!ts.isIdentifier(value)) return false;
  const declared = context.scopes.resolve(value)?.node;
  return !declared || declared.pos < fn.pos || declared.end > fn.end;
}
