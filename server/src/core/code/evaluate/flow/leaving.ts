import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { join } from "../values/join.ts";

/** What is held at a point of the code; undefined where the point is not reached. */
export type State = Abstract | undefined;

/** What is held where one loop or switch is left. */
export interface Jumps {
  readonly isLoop: boolean;
  readonly breaks: State[];
  readonly continues: State[];
}

export function meet(a: State, b: State): State {
  return a && b ? join(a, b) : (a ?? b);
}

/** Notes what is held at a `break` or `continue`. One with a label may go to any of the loops around. */
export function leave(jumps: readonly Jumps[], node: ts.BreakOrContinueStatement, state: State): void {
  const ts = typescript();
  if (node.label) {
    for (const each of jumps) {
      each.breaks.push(state);
      each.continues.push(state);
    }
  } else if (ts.isBreakStatement(node)) jumps.at(-1)?.breaks.push(state);
  else jumps.findLast((each) => each.isLoop)?.continues.push(state);
}

/** Whether a statement may leave what is around it: a `return`, `throw`, `break` or `continue` below it. `exits` remembers. */
export function holdsExit(node: ts.Node, exits: Map<ts.Node, boolean>): boolean {
  const ts = typescript();
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isBreakOrContinueStatement(node)) return true;
  const isLeaf =
    ts.isExpressionStatement(node) || ts.isVariableStatement(node) || ts.isFunctionLike(node) || ts.isExpression(node);
  if (isLeaf) return false;
  const known = exits.get(node);
  if (known !== undefined) return known;
  const found = ts.forEachChild(node, (child) => holdsExit(child, exits) || undefined) ?? false;
  exits.set(node, found);
  return found;
}

/** Whether a change inside of the expression `top` happens: undefined when a condition that is not known decides. */
export function happens(session: Session, change: ts.Node, top: ts.Node, frame: Frame): boolean | undefined {
  const ts = typescript();
  let sure: boolean | undefined = true;
  for (let node = change; node !== top; node = node.parent) {
    const { parent } = node;
    // Not inside of it after all: a change that stands elsewhere is not sure.
    if (!parent) return undefined;
    let known: boolean | undefined = true;
    if (ts.isConditionalExpression(parent) && parent.condition !== node) {
      const truth = session.condition(parent.condition, frame);
      known = truth === undefined ? undefined : truth === (parent.whenTrue === node);
    } else if (ts.isBinaryExpression(parent) && parent.right === node) {
      const { kind } = parent.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) known = session.condition(parent.left, frame);
      else if (kind === ts.SyntaxKind.BarBarToken) {
        const truth = session.condition(parent.left, frame);
        known = truth === undefined ? undefined : !truth;
      } else if (kind === ts.SyntaxKind.QuestionQuestionToken) known = undefined;
    }
    if (known === false) return false;
    if (known === undefined) sure = undefined;
  }
  return sure;
}
