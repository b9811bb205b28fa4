import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { callFrame } from "../calls/calls.ts";
import { bare } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { arrayOf, listingOf } from "../values/arrays.ts";
import { nameOf } from "../values/make.ts";
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

/** The variable by which a function knows what it is handed; undefined when it has none, `unseen` when the function is not seen. */
function parameterSlot(
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
  // The value as it is now takes the place of what the call site would be evaluated to.
  const usual = callFrame(session, fn.node, fn.frame, call.arguments, call, frame);
  const bound = new Map(usual.bound);
  bound.set(slot.declaration, held);
  const inner: Frame = { ...usual, bound };
  return valueAt(session, slot, undefined, inner);
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
