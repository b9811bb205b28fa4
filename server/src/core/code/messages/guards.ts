import type ts from "typescript";
import type { SentMessage } from "../../exchange/call.ts";
import { isReference, type Scopes } from "../scope.ts";
import { typescript } from "../typescript.ts";

export type Guard = NonNullable<SentMessage["guards"]>[number];

export interface Guarded {
  readonly guards: ReadonlySet<Guard>;
  /** A branch or a loop decides whether the node is reached. */
  readonly conditional: boolean;
  /** Something that the function neither receives nor declares decides it, or what is thrown is caught. */
  readonly decided: boolean;
}

const size = /\.(?:size|byteLength|length)\b/;
const openness = /readyState|isConnected|isOpen|\bOPEN\b|[cC]onnected|[rR]eady|[oO]pened|getReadyState/;

/** The checks that stand between the beginning of the function and a node in it; a name in them means what it stands for. */
export function guardsAt(node: ts.Node, scopes: Scopes): Guarded {
  const ts = typescript();
  const guards = new Set<Guard>();
  let conditional = false;
  let decided = false;
  const fn = ts.findAncestor(node, (each) => ts.isFunctionLike(each) || ts.isSourceFile(each));
  const look = (condition: ts.Node) => {
    decided ||= !ownWithin(condition, fn, scopes);
    const text = inFull(condition, scopes);
    const [sized, open] = [size.test(text), openness.test(text)];
    if (sized) guards.add("size");
    if (open) guards.add("open");
    if (!sized && !open) guards.add("other");
  };
  let child = node;
  for (let { parent } = node; parent; child = parent, parent = parent.parent) {
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      look(parent.expression);
      conditional = true;
    } else if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      look(parent.condition);
      conditional = true;
    } else if (ts.isBinaryExpression(parent) && child === parent.right && isShort(parent.operatorToken.kind)) {
      look(parent.left);
      conditional = true;
    } else if (ts.isCaseOrDefaultClause(parent)) {
      decided ||= !ownWithin(parent.parent.parent.expression, fn, scopes);
      conditional = true;
    } else if (ts.isCatchClause(parent)) conditional = true;
    else if (ts.isTryStatement(parent) && child === parent.tryBlock) decided = true;
    else if (ts.isIterationStatement(parent, false)) {
      if (ts.isWhileStatement(parent)) look(parent.expression);
      conditional = true;
    }
    const statements = statementsOf(parent);
    const index = statements?.indexOf(child as ts.Statement) ?? -1;
    for (let i = 0; i < index; i++) {
      const statement = statements![i]!;
      if (ts.isIfStatement(statement) && leaves(statement.thenStatement)) {
        look(statement.expression);
        conditional = true;
      }
    }
    if (ts.isFunctionLike(parent) || ts.isSourceFile(parent)) break;
  }
  return { guards, conditional, decided };
}

/** Whether a condition is made of nothing but what a function receives and declares, and of globals. */
function ownWithin(condition: ts.Node, fn: ts.Node | undefined, scopes: Scopes): boolean {
  const ts = typescript();
  if (condition.kind === ts.SyntaxKind.ThisKeyword) return false;
  if (ts.isIdentifier(condition) && isReference(condition)) {
    const binding = scopes.resolve(condition);
    if (binding && binding.kind !== "import" && !(fn && fn.pos <= binding.node.pos && binding.node.end <= fn.end))
      return false;
  }
  return ts.forEachChild(condition, (child) => (ownWithin(child, fn, scopes) ? undefined : true)) === undefined;
}

/** A condition with what its constants and functions are declared as. */
function inFull(condition: ts.Node, scopes: Scopes): string {
  const ts = typescript();
  const parts = [condition.getText()];
  const visit = (node: ts.Node): void => {
    const binding = ts.isIdentifier(node) ? scopes.resolve(node) : undefined;
    if (binding?.kind === "const" || binding?.kind === "function") parts.push(checkIn(binding.node));
    ts.forEachChild(node, visit);
  };
  visit(condition);
  return parts.join("\n");
}

/** The text of a value or a function that is short enough to be a check. */
function checkIn(declaration: ts.Node): string {
  const ts = typescript();
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  return value && value.end - value.pos < 300 ? value.getText() : "";
}

function isShort(kind: ts.SyntaxKind): boolean {
  const { SyntaxKind } = typescript();
  return (
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.QuestionQuestionToken
  );
}

/** The statements of a block, a file or a clause. */
export function statementsOf(node: ts.Node): ts.NodeArray<ts.Statement> | undefined {
  const ts = typescript();
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node) ? node.statements : undefined;
}

/** Whether a branch goes out of the block that it stands in. */
export function leaves(branch: ts.Statement): boolean {
  const ts = typescript();
  const last = ts.isBlock(branch) ? branch.statements.at(-1) : branch;
  if (!last) return false;
  return (
    ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last) || ts.isBreakStatement(last)
  );
}
