import type ts from "typescript";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { componentAround } from "./components.ts";
import { bare, classAround, wrapped } from "./nodes.ts";

/** What makes two holders the same: the variable, or the field of one class or component. */
export function holderKey(holder: ts.Expression, context: FileContext): ts.Node | string | undefined {
  const ts = typescript();
  if (ts.isIdentifier(holder)) return context.scopes.resolve(holder)?.node ?? `global ${holder.text}`;
  if (!ts.isPropertyAccessExpression(holder)) return undefined;
  const inner = bare(holder.expression);
  if (inner.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = classAround(inner) ?? componentAround(inner);
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

/** Hooks whose result holds what they are given, or, of a state, what the function gives back that they are given. */
const holding = /^(?:React\.)?(useState|useRef|ref|shallowRef)$/;

/** `useState(socket)`, `useRef(socket)`, `shallowRef(socket)`: the name that holds it from then on, and in which member. */
export function heldByHook(
  call: ts.CallExpression | ts.NewExpression,
  { scopes }: FileContext,
): { readonly name: ts.BindingName; readonly member?: string } | undefined {
  const ts = typescript();
  const callee = bare(call.expression);
  const hook = holding.exec(callee.getText())?.[1];
  const { parent } = wrapped(call);
  if (hook === undefined || !ts.isVariableDeclaration(parent)) return undefined;
  // Vue's may be imported by nobody; a function of the file by that name is another one.
  const declared = ts.isIdentifier(callee) ? scopes.resolve(callee)?.node : undefined;
  if (declared && !ts.findAncestor(declared, ts.isImportDeclaration)) return undefined;
  const { name } = parent;
  if (hook !== "useState")
    return ts.isIdentifier(name) ? { name, member: hook === "useRef" ? "current" : "value" } : undefined;
  const [state] = ts.isArrayBindingPattern(name) ? name.elements : [];
  return state && !ts.isOmittedExpression(state) ? { name: state.name } : undefined;
}
