import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { bodyOf } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { at, choice, undefinedAt, unknown } from "../values/make.ts";
import { equality } from "../values/truth.ts";

/** What a function gives back in one activation: of several `return`s, those that no known condition rules out. */
export function returned(session: Session, fn: ts.SignatureDeclaration, frame: Frame): Abstract {
  const body = bodyOf(fn);
  const ts = typescript();
  if (!body) return unknown("a function without a body", at(fn, frame));
  if (!ts.isBlock(body)) return session.evaluate(body as ts.Expression, frame);
  return session.remember(body, frame, () => {
    if ((fn as ts.FunctionDeclaration).asteriskToken) return unknown("a generator", at(fn, frame));
    const values: Abstract[] = [];
    collect(session, body, frame, values);
    return values.length === 0 ? undefinedAt(at(fn, frame)) : choice(values, at(fn, frame));
  });
}

/** Whether the code behind a statement is certainly not reached from it. */
function collect(session: Session, node: ts.Node | undefined, frame: Frame, values: Abstract[]): boolean {
  const ts = typescript();
  if (!node || !session.spend()) return false;
  if (ts.isBlock(node)) return node.statements.some((statement) => collect(session, statement, frame, values));
  if (ts.isReturnStatement(node)) {
    values.push(node.expression ? session.evaluate(node.expression, frame) : undefinedAt(at(node, frame)));
    return true;
  }
  if (ts.isThrowStatement(node)) return true;
  if (ts.isIfStatement(node)) {
    if (!holdsReturn(node)) return false;
    const known = session.condition(node.expression, frame);
    if (known === true) return collect(session, node.thenStatement, frame, values);
    if (known === false) return collect(session, node.elseStatement, frame, values);
    const then = collect(session, node.thenStatement, frame, values);
    return collect(session, node.elseStatement, frame, values) && then;
  }
  if (ts.isSwitchStatement(node)) return collectSwitch(session, node, frame, values);
  if (ts.isTryStatement(node)) {
    const tried = collect(session, node.tryBlock, frame, values);
    const caught = node.catchClause ? collect(session, node.catchClause.block, frame, values) : true;
    return collect(session, node.finallyBlock, frame, values) || (tried && caught);
  }
  if (ts.isIterationStatement(node, false)) {
    collect(session, node.statement, frame, values);
    return false;
  }
  return ts.isLabeledStatement(node) ? collect(session, node.statement, frame, values) : false;
}

function collectSwitch(session: Session, node: ts.SwitchStatement, frame: Frame, values: Abstract[]): boolean {
  const ts = typescript();
  const subject = session.evaluate(node.expression, frame);
  let running = false;
  let matched = false;
  let ended = true;
  for (const clause of node.caseBlock.clauses) {
    const match = ts.isCaseClause(clause) ? equality(subject, session.evaluate(clause.expression, frame)) : undefined;
    if (!matched && match !== false) running = true;
    if (match === true) matched = true;
    if (!running) continue;
    const left = clause.statements.some(
      (statement) => ts.isBreakStatement(statement) || collect(session, statement, frame, values),
    );
    if (left) running = false;
    if (clause.statements.some(ts.isBreakStatement)) ended = false;
    if (left && matched) break;
  }
  const exhaustive = matched || node.caseBlock.clauses.some(ts.isDefaultClause);
  return ended && exhaustive && !running;
}

/** Branches without a return say nothing about what is returned, but a throw may end them. */
function holdsReturn(node: ts.Node): boolean {
  const ts = typescript();
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  if (ts.isFunctionLike(node) || ts.isExpression(node)) return false;
  return ts.forEachChild(node, (child) => holdsReturn(child) || undefined) ?? false;
}
