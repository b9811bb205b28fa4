import type ts from "typescript";
import { renamedMethod } from "../../catalogue/sdk-upgrade.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { upgradeMethod } from "./methods.ts";
import type { Plan } from "./plan.ts";
import { upgradeAnswer } from "./reads.ts";
import { upgradeResult } from "./results.ts";
import { kindOf, upgradeSocket, waitingAt } from "./sockets.ts";

/** One call with all that is done with its answer or socket. False, with a note, where it has no clear new form. */
export function upgradeCall(plan: Plan, site: Site): boolean {
  const ts = typescript();
  const { call, node } = site;
  const { method: chain } = call.sdk!;
  const kind = kindOf(chain);
  const renamed = renamedMethod(chain);
  if (!renamed || !ts.isCallExpression(node)) {
    plan.byHand(node, `Version 5 has no ${chain}.`);
    return false;
  }
  const waiting = kind && waitingAt(plan.context, node);
  if (kind && !waiting) {
    plan.byHand(node, "Opening a socket has to be waited for: make the function around it async.");
    return false;
  }
  if (!upgradeMethod(plan, node, chain, call.head.start)) return false;
  if (kind && waiting) {
    if (!ts.isAwaitExpression(node.parent)) plan.insert(node.getStart(), "await ");
    upgradeSocket(plan, site, kind, waiting);
  } else if (chain === "speak.request") upgradeSpeech(plan, site);
  else {
    upgradeAnswer(plan, node, chain);
    if (!chain.startsWith("transcription.")) upgradeResult(plan, node, renamed);
  }
  return true;
}

/** `getStream()` of an answer that is speech. */
function upgradeSpeech(plan: Plan, { node }: Site): void {
  const ts = typescript();
  const { evaluator, index } = plan.context;
  const { uses } = evaluator.usesOf(node, plan.context);
  for (const use of [node, ...uses])
    for (const access of index.members.get("getStream") ?? [])
      if (unwrapped(access.expression) === use && ts.isCallExpression(access.parent))
        plan.replace(access.name, "stream");
}

function unwrapped(node: ts.Expression): ts.Expression {
  const ts = typescript();
  return ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) ? unwrapped(node.expression) : node;
}
