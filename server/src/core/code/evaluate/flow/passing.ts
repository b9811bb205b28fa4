import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { withBound } from "../calls/arguments.ts";
import { bare } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { arrayOf, listingOf } from "../values/arrays.ts";
import { nameOf, unknown } from "../values/make.ts";
import { unsure } from "../values/objects.ts";
import { queryOf } from "../values/urls.ts";
import type { Change } from "./events.ts";
import { changesOf, type Slot, slotOfBinding, valueAt } from "./variables.ts";

export type Passed = Extract<Change["how"], { is: "passed" }>;

/** Functions that are known to leave alone what they are handed. */
const harmless =
  /^(?:use[A-Z]\w*|log\w*|debug|info|warn|error|print\w*|assert\w*|expect|fetch|String|Number|Boolean|require|structuredClone|encodeURI\w*|is[A-Z]\w*|has[A-Z]\w*|validate\w*|check\w*|connect\w*|create\w*|get\w*|to[A-Z]\w*|stringify|serialize\w*|clone\w*|start\w*|open\w*|send\w*|transcribe\w*|listen\w*|set[A-Z]\w*|clear(?:Timeout|Interval)|Promise|URL\w*)$/;

/** Names of functions and methods that change what they are handed, and may replace what is there. */
const replacing =
  /^(?:merge\w*|extend\w*|assign\w*|defaults\w*|override\w*|apply\w*|update\w*|patch\w*|configure\w*|mutate\w*|modify\w*|normali[sz]e\w*|fill\w*|inject\w*|decorate\w*)$/;

/** Whether a function changes what it is handed. Of functions that are not seen, only those are taken to whose name does not say otherwise. */
export function changesParameter(session: Session, passed: Passed, context: FileContext): boolean {
  const slot = parameterSlot(session, passed.call, passed.index, context);
  if (slot === "unseen") {
    const callee = bare(passed.call.expression);
    if (typescript().isIdentifier(callee)) return !harmless.test(callee.text) && !context.clients.isName(callee.text);
    return replacing.test(nameOf(callee) ?? "");
  }
  return (
    slot !== undefined &&
    changesOf(session, slot).some((change) => change.path.length > 0 || change.how.is !== "assign")
  );
}

/** The members of what a parameter is handed that its function may change, itself or through what it calls. */
type Effects = ReadonlySet<string> | "all";

/** Whether a change may concern one member of what the variable holds. */
export function touches(session: Session, change: Change, member: string, context: FileContext): boolean {
  const [first] = change.path;
  if (first !== undefined) return typeof first !== "string" || first === member;
  if (change.how.is !== "passed") return true;
  const slot = parameterSlot(session, change.how.call, change.how.index, context);
  if (slot === "unseen") return true;
  const effects = slot ? effectsOn(session, slot) : new Set<string>();
  return effects === "all" || effects.has(member);
}

function effectsOn(session: Session, slot: Slot): Effects {
  const table = session.table<Slot, Effects>(effectsOn);
  const known = table.get(slot);
  if (known) return known;
  const found = collectEffects(session, slot, table);
  table.set(slot, found);
  return found;
}

function collectEffects(session: Session, slot: Slot, known: ReadonlyMap<Slot, Effects>): Effects {
  const names = new Set<string>();
  const seen = new Set([slot]);
  for (const current of seen)
    for (const { path, how } of changesOf(session, current)) {
      const [first] = path;
      if (typeof first === "string") names.add(first);
      // Another value in the variable is no change of what it was handed.
      else if (first === undefined && how.is === "assign") continue;
      else if (first !== undefined || how.is !== "passed") return "all";
      else {
        const next = parameterSlot(session, how.call, how.index, current.context);
        if (next === "unseen") return "all";
        const effects = next && known.get(next);
        if (effects === "all") return "all";
        if (effects) for (const name of effects) names.add(name);
        else if (next) seen.add(next);
      }
    }
  return names;
}

/** The variable by which a function knows what it is handed; undefined when it has none, `unseen` when the function is not seen. */
function parameterSlot(
  session: Session,
  call: ts.CallExpression,
  index: number,
  context: FileContext,
): Slot | "unseen" | undefined {
  const table = session.table<ts.Node, Slot | "unseen" | undefined>(parameterSlot);
  const argument = call.arguments[index]!;
  if (!table.has(argument)) table.set(argument, findParameter(session, call, index, context));
  return table.get(argument);
}

function findParameter(
  session: Session,
  call: ts.CallExpression,
  index: number,
  context: FileContext,
): Slot | "unseen" | undefined {
  const ts = typescript();
  const callee = bare(call.expression);
  const binding = ts.isIdentifier(callee) ? context.scopes.resolve(callee) : undefined;
  if (ts.isIdentifier(callee) && !binding) return "unseen";
  if (binding && binding.kind !== "import" && binding.kind !== "function" && binding.kind !== "const") return undefined;
  const value = session.evaluate(callee, context.root);
  if (value.kind !== "function") return binding && binding.kind !== "import" ? undefined : "unseen";
  const home = value.frame.context;
  const parameter = value.node.parameters[index];
  if (!parameter || !ts.isIdentifier(parameter.name) || parameter.dotDotDotToken) return undefined;
  const own = home.scopes.resolve(parameter.name);
  return own && slotOfBinding(session, own);
}

/** What a value has become when a function has run with it. */
export function afterCall(
  session: Session,
  call: ts.CallExpression,
  index: number,
  held: Abstract,
  frame: Frame,
): Abstract {
  const slot = parameterSlot(session, call, index, frame.context);
  if (slot === "unseen") return replacing.test(nameOf(call.expression) ?? "") ? doubted(open(held)) : open(held);
  if (!slot || frame.depth > 8) return held;
  const fn = session.evaluate(call.expression, frame);
  if (fn.kind !== "function") return held;
  const known = session.table<Abstract, Map<Frame, Abstract>>(call).get(held)?.get(frame);
  if (known) return known;
  // Reached in very many ways, a call leaves behind what is not known.
  if (!session.mayActivate(call.arguments[index]!)) return changedSomehow(held, effectsOn(session, slot));
  // The value as it is now takes the place of what the call site would be evaluated to.
  const usual = session.callFrame(fn.node, fn.frame, call.arguments, call, frame);
  const inner: Frame = { ...usual, bound: withBound(usual.bound, slot.declaration, held) };
  const after = valueAt(session, slot, undefined, inner);
  const table = session.table<Abstract, Map<Frame, Abstract>>(call);
  table.set(held, (table.get(held) ?? new Map()).set(frame, after));
  return after;
}

function changedSomehow(held: Abstract, effects: Effects): Abstract {
  const reason = "it is changed in many ways";
  if (held.kind !== "object" && held.kind !== "pairs") return unknown(reason, held.origin);
  if (effects === "all") return unsure(held, reason);
  const { props } = unsure(held, reason);
  const kept = held.props.map((prop, i) => (effects.has(prop.name) ? props[i]! : prop));
  return { ...held, props: kept, complete: false, reason };
}

/** What is handed to a function that is not seen may come back with more in it. */
function open(held: Abstract): Abstract {
  const reason = "it is handed to a function that is not followed";
  switch (held.kind) {
    case "object":
    case "pairs":
      return { ...held, complete: false, reason };
    case "array": {
      const { items, complete } = listingOf(held);
      return complete ? arrayOf({ items, complete: false }, held.origin) : held;
    }
    case "url": {
      const query = queryOf(held);
      return query.kind === "pairs" ? { ...held, query: { ...query, complete: false, reason } } : held;
    }
  }
  return held;
}

/** What may have been replaced where it cannot be seen. */
function doubted(held: Abstract): Abstract {
  return held.kind === "object" || held.kind === "pairs"
    ? unsure(held, "it may be replaced where it is handed to")
    : held;
}
