import type ts from "typescript";
import type { SentMessage, SocketClose } from "../../exchange/call.ts";
import { type FileContext, placeOf } from "../context.ts";
import { ownerOf, within } from "../evaluate/names/nodes.ts";
import { throughWraps } from "../evaluate/names/wraps.ts";
import { ownStatement, statementRemoval } from "../evaluate/values/removal.ts";
import { walk } from "../file-index.ts";
import { typescript } from "../typescript.ts";
import type { Runs } from "./runs.ts";

/** How many messages before a close are looked at. */
const nearest = 6;

/** A call that closes the socket, with what is sent before it. */
export function closedBy(
  context: FileContext,
  runs: Runs,
  use: ts.Expression,
  call: ts.CallExpression,
  method: string,
  messages: readonly SentMessage[],
  silenced: boolean,
): SocketClose {
  const origin = placeOf(context, call);
  const statement = ownStatement(call);
  const list = statement?.parent as { statements?: readonly ts.Statement[] } | undefined;
  const before = list?.statements?.[list.statements.indexOf(statement!) - 1];
  const place = before && placeOf(context, before);
  const owner = ownerOf(call);
  const within = functionName(owner);
  const own = owner.kind === typescript().SyntaxKind.SourceFile ? undefined : placeOf(context, owner);
  return {
    method,
    origin,
    when: runs.at(call, use)[0]?.when ?? "other",
    after: messages.filter(
      ({ origin: at, calledAt }) => place && (isIn(at, place) || (calledAt && isIn(calledAt, place))),
    ),
    follows: messages
      .filter(({ origin: at, calledAt = at }) => at.end <= call.pos || calledAt.end <= call.pos)
      .slice(-nearest)
      .filter((message) => isAtOnceBehind(message, call, owner)),
    beside: messages.filter(({ origin: at, calledAt }) => {
      const sent = own && calledAt && isIn(calledAt, own) ? calledAt : at;
      return (!own || isIn(sent, own)) && sent.end <= origin.start;
    }),
    ...(silenced ? { silenced } : {}),
    ...(within === undefined ? {} : { within }),
    ...(statement ? { removal: statementRemoval(context, statement) } : {}),
  };
}

/** Whether a close comes behind a message in the same function, with nothing waited for and no way out between. */
function isAtOnceBehind({ origin, calledAt }: SentMessage, close: ts.CallExpression, owner: ts.Node): boolean {
  const ts = typescript();
  const from = owner.pos <= origin.start && origin.end <= close.pos ? origin.end : (calledAt?.end ?? -1);
  if (from < owner.pos || from > close.pos || (calledAt ?? origin).text !== origin.text) return false;
  let free = true;
  walk(owner, (node) => {
    if (node.end <= from || node.pos >= close.pos) return false;
    // What stands in a function of its own runs at another time.
    if (ts.isFunctionLike(node) && node !== owner) {
      if (node.pos < from && from < node.end) free = false;
      return false;
    }
    const leaves =
      ts.isAwaitExpression(node) ||
      ts.isReturnStatement(node) ||
      ts.isThrowStatement(node) ||
      ts.isBreakStatement(node) ||
      ts.isContinueStatement(node);
    if (leaves && node.pos >= from) free = false;
    // Of two branches only one runs.
    if (ts.isIfStatement(node) && within(close, node) && from > node.expression.end) {
      const branch = [node.thenStatement, node.elseStatement].find(
        (each) => each && each.pos < from && from <= each.end,
      );
      if (branch && !within(close, branch)) free = false;
    }
    // What catches the failure of sending runs only where nothing was sent.
    if (ts.isTryStatement(node) && node.catchClause && within(close, node.catchClause) && from <= node.tryBlock.end)
      free = false;
    if (ts.isCaseOrDefaultClause(node) && node.pos < from && from <= node.end && !within(close, node)) free = false;
    return free;
  });
  return free;
}

function isIn(inner: SentMessage["origin"], outer: SentMessage["origin"]): boolean {
  return inner.text === outer.text && outer.start <= inner.start && inner.end <= outer.end;
}

/** The name of a function: its own, or that of the variable, field or member that holds it. */
function functionName(fn: ts.Node): string | undefined {
  const ts = typescript();
  if (ts.isSourceFile(fn)) return undefined;
  const named = ts.isFunctionDeclaration(fn) || ts.isMethodDeclaration(fn) ? fn : throughWraps(fn).parent;
  const name = (named as ts.NamedDeclaration | undefined)?.name;
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? name.text : undefined;
}
