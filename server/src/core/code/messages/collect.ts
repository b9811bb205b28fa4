import type ts from "typescript";
import { clientTypes } from "../../catalogue/messages.ts";
import type { Listener, SentMessage } from "../../exchange/call.ts";
import { known, member } from "../../exchange/facts.ts";
import type { Frame } from "../abstract.ts";
import { type FileContext, placeOf } from "../context.ts";
import { bare, ownerOf, wrapped } from "../evaluate/names/nodes.ts";
import { ownStatement } from "../evaluate/values/removal.ts";
import { isFloatSamples } from "../object-class.ts";
import type { Collected, Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { isChosen } from "./apart.ts";
import { isOneBranch } from "./branches.ts";
import { closedBy } from "./closes.ts";
import { parametersOf } from "./parameters.ts";
import type { Content } from "./payload.ts";
import { Runs } from "./runs.ts";
import { isSend, sentBy } from "./sdk-sends.ts";
import { Socket, usedBy } from "./socket.ts";
import { isAwaited } from "./sources.ts";

/** Beyond that, what is sent is no handful of messages that a rule looks at. */
const most = 64;

/** What is read of a socket, or done with it, without anything being sent. */
const harmless =
  /^(?:on|once|off|addListener|prependListener|removeListener|removeAllListeners|addEventListener|removeEventListener|ping|pong|emit|connect|waitForOpen|getReadyState|isConnected|connectionState|setupConnection|reconnect|setMaxListeners|listenerCount|pause|resume)$/;
/** Members that are read or set. Any other may be the socket itself under another name. */
const read =
  /^(?:readyState|bufferedAmount|binaryType|protocol|url|extensions|isPaused|OPEN|CONNECTING|CLOSING|CLOSED|on[a-z]+|then|catch|id|isAlive|headers|key)$/;
const closing = /^(?:close|terminate|disconnect)$/;
const registering = /^(?:on|once|addListener|prependListener|addEventListener)$/;

/** The messages that the file sends on the socket of `site`, its listeners, and where it is closed. */
export function collectMessages(_context: FileContext, site: Site): Collected {
  // A socket that another file makes is followed there, and where it is received here.
  const { received } = site;
  const context = received?.context ?? site.frame.context;
  const socket = new Socket(context, site, received?.roots);
  const runs = new Runs(context, site, socket);
  // Where a listener is registered says nothing of what is sent.
  const registrations = new Runs(context, site, socket);
  const messages: SentMessage[] = [];
  const listeners: Listener[] = [];
  const closes: { use: ts.Expression; call: ts.CallExpression; method: string }[] = [];
  const otherMethods: { name: string; at: SentMessage["origin"] }[] = [];
  /** Where the listeners of messages are taken off. */
  const silences: ts.Node[] = [];
  let connects = false;
  let emits = false;
  let complete = socket.complete;
  for (const use of socket.uses) {
    const found = usedBy(use);
    if (!found) continue;
    const { name, call } = found;
    if (!call) {
      const listener = assigned(context, socket, use, name);
      if (listener) listeners.push({ ...listener, ...registeredWhen(registrations, use, use) });
      else if (!read.test(name)) complete = false;
      if (!listener && name === "onmessage" && isCleared(use)) silences.push(use);
    } else if (registering.test(name)) {
      const listener = registered(context, socket, call, name);
      if (listener) listeners.push({ ...listener, ...registeredWhen(registrations, call, use) });
    } else if (takesOff(call, name)) silences.push(call);
    else if (closing.test(name)) closes.push({ use, call, method: name });
    else if (isSend(site.call, name)) messages.push(...sent(context, site, runs, use, call, name));
    else if (!harmless.test(name)) {
      complete = false;
      otherMethods.push({ name, at: calleeName(context, call) });
    } else if (name === "connect") connects = true;
    else if (name === "emit") emits = true;
  }
  for (const use of socket.elsewhere) {
    const found = usedBy(use);
    if (found?.call && isSend(site.call, found.name))
      messages.push(...sent(context, site, runs, use, found.call, found.name));
  }
  const usesSeen = complete;
  if (messages.length > most) complete = false;
  const kept = messages.slice(0, most);
  return {
    messages: kept,
    messagesComplete: complete && runs.complete,
    listeners,
    otherMethods,
    usesSeen,
    connects,
    emits,
    oneOfSeveral: isOneBranch(site.node),
    closes: closes.map(({ use, call, method }) =>
      closedBy(
        context,
        runs,
        use,
        call,
        method,
        kept,
        silences.some((each) => each.end <= call.pos && ownerOf(each) === ownerOf(call)),
      ),
    ),
  };
}

function sent(
  context: FileContext,
  site: Site,
  runs: Runs,
  use: ts.Expression,
  call: ts.CallExpression,
  method: string,
): SentMessage[] {
  const { evaluator } = context;
  const [first] = call.arguments;
  const isHere = call.getSourceFile() === context.source;
  return runs.at(call, use).flatMap((run) => {
    // What a function of another file sends with the socket is sent where it is called.
    const at = isHere ? call : run.start;
    if (!at) return [];
    const origin = placeOf(context, at);
    const statement = isHere ? ownStatement(call) : undefined;
    const argument = first && evaluator.evaluate(first, run.frame);
    const found = sentBy(context, site.call, method, argument, call, origin);
    if (!found) return [];
    const made = first && found.frame === "unresolved" ? asSamples(context, first, found) : found;
    const asBinary =
      made.frame === "text" && site.call.via === "ws" ? binaryOption(context, call, run.frame) : undefined;
    const content: Content = asBinary ? { ...made, frame: "binary", asBinary } : made;
    const { every, guards, calledAt } = run;
    const { conditional } = run;
    if (
      isChosen({ guards: [...guards], conditional }) &&
      isAnothers(site, content) &&
      mayHoldAnother(context, use, run.frame, site)
    ) {
      runs.complete = false;
      return [];
    }
    return [
      {
        ...content,
        origin,
        method,
        name: isHere ? calleeName(context, call) : origin,
        ...(every ? { every: evaluator.lower(evaluator.evaluate(every.node, every.frame)) } : {}),
        when: run.when,
        guarded: guards.has("size") || guards.has("open"),
        guards: [...guards],
        conditional: run.conditional,
        ...(run.conditional && !run.decided && { ownCondition: true }),
        ...(run.fed && !run.decided && { fed: { awaited: run.awaited || isAwaited(call) } }),
        ...(run.soon && !run.decided && !isAwaited(call) && { soon: true }),
        ...(first ? { argument: isHere ? placeOf(context, first) : origin } : {}),
        ...(statement ? { statement: placeOf(context, statement) } : {}),
        ...(calledAt ? { calledAt: isHere ? placeOf(context, calledAt) : origin } : {}),
      },
    ];
  });
}

/** A type that this socket does not take. */
function isAnothers({ call }: Site, { payload }: Content): boolean {
  const types = clientTypes(call.target.path?.value ?? "");
  const type = known(member(payload, "type"))?.text;
  return type !== undefined && types.length > 0 && !types.includes(type);
}

/** Whether what holds the socket may hold one that something else makes. */
function mayHoldAnother({ evaluator }: FileContext, use: ts.Expression, frame: Frame, site: Site): boolean {
  const { node } = site;
  return evaluator
    .options(evaluator.evaluate(use, frame))
    .some((option) =>
      option.kind === "created" || option.kind === "result" ? option.node !== node : option.kind !== "null",
    );
}

/** `{ binary: true }` as the second argument of ws's `send`. */
function binaryOption({ evaluator }: FileContext, call: ts.CallExpression, frame: Frame): SentMessage["asBinary"] {
  const options = call.arguments[1] && evaluator.evaluate(call.arguments[1], frame);
  const option = options && evaluator.prop(options, "binary");
  if (!option || option.sometimes || option.value.kind !== "boolean" || !option.value.value) return undefined;
  return option.value.origin;
}

/** What is not followed, but is certainly floating-point samples. */
function asSamples(context: FileContext, argument: ts.Expression, otherwise: Content): Content {
  if (!isFloatSamples(argument, context)) return otherwise;
  const source = { is: "other", what: "Float32Array" } as const;
  return { frame: "binary", payload: { kind: "bytes", source, origin: placeOf(context, bare(argument)) } };
}

/** When a listener is registered, where every way to get there says the same. */
function registeredWhen(runs: Runs, node: ts.Node, use: ts.Expression): Pick<Listener, "when"> {
  const [first, ...others] = runs.at(node, use).map(({ when }) => when);
  return first && others.every((each) => each === first) ? { when: first } : {};
}

/** `socket.onmessage = null`. */
function isCleared(use: ts.Expression): boolean {
  const ts = typescript();
  const whole = wrapped(wrapped(use).parent);
  const { parent } = whole;
  if (!ts.isBinaryExpression(parent) || parent.left !== whole) return false;
  const value = bare(parent.right);
  return value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === "undefined");
}

/** `removeAllListeners()`, or a listener of messages taken off. */
function takesOff(call: ts.CallExpression, name: string): boolean {
  const event = call.arguments[0]?.getText() ?? "";
  if (name === "removeAllListeners") return event === "" || /message|transcript|results/i.test(event);
  return /^(?:off|removeListener|removeEventListener)$/.test(name) && /message|transcript|results/i.test(event);
}

/** The method's name of `socket.method(…)`. */
function calleeName(context: FileContext, call: ts.CallExpression): SentMessage["origin"] {
  const callee = bare(call.expression);
  return placeOf(context, typescript().isPropertyAccessExpression(callee) ? callee.name : callee);
}

function registered(context: FileContext, socket: Socket, call: ts.CallExpression, name: string): Listener | undefined {
  const [event, handler] = call.arguments;
  if (!event) return undefined;
  const [frame = context.root] = context.evaluator.framesAt(call, context);
  const known = socket.eventOf(event, frame);
  const missing = known === undefined ? socket.missingEvent(event, frame) : undefined;
  const parameters = handler && parametersOf(context, handler, frame);
  return {
    ...(known === undefined ? {} : { event: known }),
    ...(missing === undefined ? {} : { missing }),
    name: nameOf(context, event),
    how: name === "addEventListener" ? "addEventListener" : name === "once" ? "once" : "on",
    origin: placeOf(context, call),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** `socket.onopen = …`. */
function assigned(context: FileContext, socket: Socket, use: ts.Expression, name: string): Listener | undefined {
  const ts = typescript();
  if (!/^on[a-z]/.test(name) || isCleared(use)) return undefined;
  const access = wrapped(use).parent as ts.PropertyAccessExpression;
  const whole = wrapped(access);
  const { parent } = whole;
  if (!ts.isBinaryExpression(parent) || parent.left !== whole) return undefined;
  const [frame = context.root] = context.evaluator.framesAt(parent, context);
  const parameters = parametersOf(context, parent.right, frame);
  return {
    event: socket.eventOf(name, frame) ?? name,
    name: placeOf(context, access.name),
    how: "property",
    origin: placeOf(context, parent),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** The characters of a string, or the member of an enum. */
function nameOf(context: FileContext, event: ts.Expression): Listener["name"] {
  const ts = typescript();
  const place = placeOf(context, event);
  if (ts.isStringLiteralLike(event)) return { ...place, start: place.start + 1, end: place.end - 1 };
  return ts.isPropertyAccessExpression(event) ? placeOf(context, event.name) : place;
}
