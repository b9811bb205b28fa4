import type ts from "typescript";
import { type LooserAnswer, looserAnswer, looserMessage } from "../../catalogue/sdk-upgrade.ts";
import { wrapped } from "../evaluate/names/nodes.ts";
import { Follower } from "../reads/follow.ts";
import { handlerOf } from "../reads/handlers.ts";
import { type State, start, type Taken } from "../reads/state.ts";
import { typescript } from "../typescript.ts";
import { mayBeUndefined } from "./absence.ts";
import { isTypeScript, type Plan } from "./plan.ts";
import type { SocketKind } from "./sends.ts";

/**
 * What is read of an answer, for the types of version 5: they call many fields optional that were said to be there before, and lack
 * some that still come. Of the error the status has another name.
 */
export function upgradeAnswer(plan: Plan, node: ts.CallExpression, chain: string): void {
  const follower = new Follower(plan.context, false);
  follower.follow(node, start(chain.startsWith("transcription.") ? "body" : "result", "response"));
  for (const taken of follower.taken) if (taken.name === "error") upgradeError(plan, taken);
  const looser = isTypeScript(plan.context) ? looserAnswer(chain) : undefined;
  if (looser) for (const { node: held, state } of follower.held) upgradeRead(plan, held, state, looser, false);
}

/** What a listener reads of its message, which had no type before: an item of a list may be missing by the new one. */
export function upgradeMessage(plan: Plan, kind: SocketKind, event: string, listener: ts.Expression): void {
  const ts = typescript();
  const fn = isTypeScript(plan.context) ? handlerOf(plan.context, listener) : undefined;
  const [parameter] = fn?.parameters ?? [];
  if (!fn || parameter?.type?.kind === ts.SyntaxKind.AnyKeyword) return;
  const follower = new Follower(plan.context, false);
  follower.intoParameter(fn, 0, start("body", `event:${event}`));
  follower.run();
  const none: LooserAnswer = { optional: new Set(), untyped: new Set() };
  const looser = looserMessage(kind, event) ?? none;
  for (const { node, state } of follower.held) upgradeRead(plan, node, state, looser, true);
}

function upgradeRead(plan: Plan, node: ts.Node, state: State, looser: LooserAnswer, items: boolean): void {
  const ts = typescript();
  const last = state.path.at(-1);
  if (state.stage !== "body" || !last) return;
  const path = state.path.map(({ name }) => name).join(".");
  const element = ts.isIdentifier(node) ? elementOf(plan, node) : undefined;
  // A variable has the type of what it was given, which was looked at there.
  if (ts.isIdentifier(node) && (!element || element.initializer)) return;
  if (looser.untyped.has(path)) {
    untyped(plan, node, element);
    return;
  }
  // What `filter` and its like give, or a default, is there, though it is called what the value is called.
  const read = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || element;
  if (element && besideUntyped(element, path, looser)) return;
  if ((read && looser.optional.has(path)) || (items && last.name === "[]" && taken(node, element)))
    mayBeUndefined(plan, node);
}

/** Its pattern is of an `any`, for the sake of another field. */
function besideUntyped({ parent: pattern }: ts.BindingElement, path: string, { untyped }: LooserAnswer): boolean {
  const above = path.slice(0, path.lastIndexOf(".") + 1);
  return pattern.elements.some((each) => {
    const name = typescript().isBindingElement(each) ? (each.propertyName ?? each.name).getText() : "";
    return untyped.has(above + name);
  });
}

/** An item taken out by its index or by a pattern; a loop or a callback gets one that is there. */
function taken(node: ts.Node, element: ts.BindingElement | undefined): boolean {
  const ts = typescript();
  return element
    ? ts.isArrayBindingPattern(element.parent)
    : ts.isElementAccessExpression(node) || ts.isCallExpression(node);
}

function elementOf(plan: Plan, id: ts.Identifier): ts.BindingElement | undefined {
  const ts = typescript();
  const declared = plan.context.scopes.resolve(id)?.node;
  return declared && ts.isBindingElement(declared) ? declared : undefined;
}

/** A field that comes, and that the new type does not know: it is read of an `any`. */
function untyped(plan: Plan, node: ts.Node, element: ts.BindingElement | undefined): void {
  const ts = typescript();
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    plan.insert(node.expression.getStart(), "(");
    plan.insert(node.expression.end, " as any)");
    return;
  }
  const declaration = element?.parent.parent;
  if (!declaration) return;
  const own = ts.isParameter(declaration) || ts.isVariableDeclaration(declaration) ? declaration : undefined;
  if (!own || own.type) plan.byHand(element, "The types of version 5 do not know this field.");
  else plan.once(own.name.end, ": any");
}

/** `error.status` is `error.statusCode` now. */
function upgradeError(plan: Plan, { node }: Taken): void {
  const ts = typescript();
  const { parent } = node;
  const name = ts.isBindingElement(parent) && ts.isIdentifier(parent.name) ? parent.name : undefined;
  const binding = name && plan.context.scopes.resolve(name);
  const held = ts.isPropertyAccessExpression(parent)
    ? [parent]
    : binding
      ? plan.context.scopes.references(binding)
      : [];
  for (const each of held) statusOf(plan, each);
}

export function statusOf(plan: Plan, error: ts.Expression): void {
  const { parent } = wrapped(error);
  if (typescript().isPropertyAccessExpression(parent) && parent.name.text === "status")
    plan.replace(parent.name, "statusCode");
}
