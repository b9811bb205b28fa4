import type ts from "typescript";
import { type SdkMajor, sdkMethod } from "../../catalogue/sdk.ts";
import { renamedMethod } from "../../catalogue/sdk-upgrade.ts";
import type { Edit, Origin } from "../../exchange/origin.ts";
import { placeOf } from "../context.ts";
import { Contexts } from "../contexts.ts";
import type { Project, SourceText } from "../front-end.ts";
import { parse } from "../parse.ts";
import { chainOf } from "../sdk/chain.ts";
import { clientOf } from "../sdk/exports.ts";
import { recogniseSdk } from "../sdk/recognise.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { upgradeClient } from "./client.ts";
import { importsOf, upgradeImports } from "./imports.ts";
import { upgradeMethod } from "./methods.ts";
import { type Left, Plan } from "./plan.ts";
import { upgradeAnswer } from "./reads.ts";
import { upgradeResult } from "./results.ts";
import { kindOf, upgradeSocket, waitingAt } from "./sockets.ts";
import { upgradeTypes } from "./types.ts";

/** How a file is written for the newest major of the SDK. */
export interface Upgrade {
  /** Edits of this file; they never overlap. */
  readonly edits: readonly Edit[];
  /** The calls that are rewritten. */
  readonly calls: readonly Origin[];
  /** What could not be rewritten, and has to be done by hand. */
  readonly left: readonly Left[];
}

/** Rewrites code for `@deepgram/sdk` 1 to 4 to version 5. Undefined when the text holds none. Never throws on a text that parses. */
export function upgradeSource(source: SourceText, project: Project): Upgrade | undefined {
  const parsed = parse(source);
  if ("problem" in parsed) return undefined;
  const context = new Contexts(project).add(parsed);
  const sites = firstOfEach(recogniseSdk(context)).filter(
    ({ call }) => call.via === "sdk" && isOlder(call.sdk!.method),
  );
  const plan = new Plan(context);
  const makers = makersIn(context);
  if (sites.length === 0 && makers.length === 0) return undefined;
  const calls: Origin[] = [];
  const uses = new Set(sites.map(({ call }) => (call.sdk!.method === "agent" ? "agent" : call.transport)));
  const imports = importsOf(plan);
  upgradeTypes(plan, imports);
  for (const site of sites) if (upgradeCall(plan, site)) calls.push(placeOf(context, site.node));
  for (const { node, name } of makers) upgradeClient(plan, node, name, uses);
  upgradeImports(plan, imports);
  return { edits: plan.edits(), calls, left: plan.left };
}

/** Several activations of one function are one place to rewrite. */
function firstOfEach(sites: readonly Site[]): Site[] {
  const seen = new Set<ts.Node>();
  return sites.filter(({ node }) => !seen.has(node) && seen.add(node));
}

const older: readonly SdkMajor[] = [1, 2, 3, 4];

function isOlder(chain: string): boolean {
  return !sdkMethod(5, chain) && older.some((major) => sdkMethod(major, chain));
}

/** Every expression of the file that makes a client in the older way. */
function makersIn(context: Plan["context"]): { node: ts.CallExpression | ts.NewExpression; name: string }[] {
  const { evaluator, root, index } = context;
  return [...index.calls, ...index.news].flatMap((node) => {
    if (!/(?:createClient|Deepgram|DeepgramClient)$/.test(node.expression.getText())) return [];
    const { root: made } = chainOf(evaluator.evaluate(node, root));
    const client = clientOf(made);
    if (!client || client.node !== node) return [];
    if (client.constructor === "DeepgramClient" && !hasKey(node)) return [];
    return [{ node, name: client.constructor }];
  });
}

/** The class was there before, and took the key by this name. */
function hasKey({ arguments: [first] = [] as never }: ts.CallExpression | ts.NewExpression): boolean {
  const ts = typescript();
  return (
    !!first && ts.isObjectLiteralExpression(first) && first.properties.some((each) => each.name?.getText() === "key")
  );
}

function upgradeCall(plan: Plan, site: Site): boolean {
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
