import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import type { Binding } from "../../scope.ts";
import { typescript } from "../../typescript.ts";
import { frameAround } from "../calls/frames.ts";
import { bodyOf, ownerOf } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { join } from "../values/join.ts";
import { at, choice, isBlank, undefinedAt, unknown } from "../values/make.ts";
import { applyChange } from "./apply.ts";
import { type Alias, type Change, changeAt } from "./events.ts";
import { Flow } from "./flow.ts";

/** Something that holds a value and may be changed: a variable, or a field of a class. */
export interface Slot {
  readonly name: string;
  readonly declaration: ts.Node;
  readonly context: FileContext;
  /** The function whose changes to it are followed in order; those of others may have happened or not. */
  readonly owner: ts.Node;
  /** The statements of the owner through which it lives. */
  readonly region: ts.Node;
  /** The frame in which the owner runs. */
  home(frame: Frame): Frame;
  references(): readonly ts.Node[];
  /** What it holds from the start; undefined when it is declared without a value. */
  initial(frame: Frame, member?: string): Abstract | undefined;
}

/** All changes to a slot, also those through constants that stand for it, in the order of the text. */
export function changesOf(session: Session, slot: Slot): readonly Change[] {
  const known = session.changes.get(slot);
  if (known) return known;
  const found: Change[] = [];
  session.changes.set(slot, found);
  const collect = (references: readonly ts.Node[], prefix: Alias["path"], depth: number): void => {
    for (const reference of references) {
      const change = changeAt(reference, prefix);
      if (!change) continue;
      if ("how" in change) {
        if (depth === 0 || change.path.length > prefix.length || change.how.is !== "assign") found.push(change);
      } else if (depth < 3) {
        for (const { id, path } of change) {
          const alias = slot.context.scopes.resolve(id);
          if (alias?.kind === "const" || alias?.kind === "let")
            collect(slot.context.scopes.references(alias), path, depth + 1);
        }
      }
    }
  };
  collect(slot.references(), [], 0);
  const meant = found.filter(
    (change) => change.how.is !== "passed" || session.changesParameter(change.how, slot.context),
  );
  meant.sort((a, b) => a.node.pos - b.node.pos || a.node.end - b.node.end);
  session.changes.set(slot, meant);
  return meant;
}

/** What a slot holds as far as one member is concerned: changes to other members are left out, and what they depend on with them. */
export function memberAt(
  session: Session,
  slot: Slot,
  use: ts.Node | undefined,
  frame: Frame,
  member: string,
): Abstract | undefined {
  const changes = changesOf(session, slot).filter((change) => session.touches(change, member, slot.context));
  const value = runTo(session, slot, use, frame, changes, member);
  // What changes to one member do to another is known of plain objects alone.
  return session.options(value).every(({ kind }) => separate.has(kind)) ? value : undefined;
}

const separate = new Set<Abstract["kind"]>([
  "object",
  "null",
  "unknown",
  "created",
  "member",
  "result",
  "function",
  "class",
  "global",
  "boolean",
  "number",
]);

/** What a slot holds at `use` (without one: when its function has run), as seen from `frame`. */
export function valueAt(session: Session, slot: Slot, use: ts.Node | undefined, frame: Frame): Abstract {
  return runTo(session, slot, use, frame, changesOf(session, slot));
}

function runTo(
  session: Session,
  slot: Slot,
  use: ts.Node | undefined,
  frame: Frame,
  changes: readonly Change[],
  member?: string,
): Abstract {
  const home = slot.home(frame);
  const initial = slot.initial(home, member);
  const origin = at(slot.declaration, frame);
  if (changes.length === 0) return initial ?? undefinedAt(origin);
  const { owner } = slot;
  const byOwner = new Map<ts.Node, Change[]>();
  for (const change of changes) {
    const holder = ownerOf(change.node);
    const list = byOwner.get(holder);
    if (list) list.push(change);
    else byOwner.set(holder, [change]);
  }
  const apply = (change: Change, state: Abstract, inside: Frame) => applyChange(session, change, state, inside);
  const start = initial ?? blank(origin);
  const useOwner = use && ownerOf(use);
  const own = byOwner.get(owner) ?? [];
  const runOwn = () =>
    new Flow(session, own, apply, useOwner === owner ? use : undefined).run(slot.region, start, home);
  let state = own.length > 0 ? runOwn() : start;
  byOwner.delete(owner);
  const around = enclosing(use, owner);
  const others: Abstract[] = [];
  for (const [holder, list] of byOwner) {
    if (around.includes(holder)) continue;
    const outside = frameAround(holder, frame);
    others.push(new Flow(session, list, apply, undefined).run(bodyOf(holder) ?? holder, state, outside));
  }
  // A function elsewhere may have run before or not. What a variable holds until then is no value that is meant.
  for (const other of others) state = isBlank(state) || isPending(state) ? other : join(state, other);
  for (const holder of around) {
    const list = byOwner.get(holder);
    if (!list || !use) continue;
    const last = ownerOf(use) === holder ? use : undefined;
    state = new Flow(session, list, apply, last).run(bodyOf(holder) ?? holder, state, frameAround(holder, frame));
  }
  return settle(state, origin);
}

/** The functions between the owner and the use, the outermost first. */
function enclosing(use: ts.Node | undefined, owner: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  for (let node = use && ownerOf(use); node && node !== owner && node.parent; node = ownerOf(node)) found.unshift(node);
  return found;
}

const pendingReason = "it is not given a value yet";

/** What `let x;` holds: any later value replaces it. */
function blank(origin: Abstract["origin"]): Abstract {
  return unknown(pendingReason, origin);
}

function isPending(value: Abstract): boolean {
  return value.kind === "unknown" && value.reason === pendingReason;
}

/** Leaves out what a variable held before it was given a value. */
function settle(state: Abstract, origin: Abstract["origin"]): Abstract {
  if (isPending(state)) return undefinedAt(origin);
  if (state.kind !== "one-of") return state;
  const meant = state.options.filter((option) => !isPending(option));
  return meant.length < state.options.length ? choice(meant, state.origin) : state;
}

export function slotOfBinding(session: Session, binding: Binding): Slot {
  const known = session.slots.get(binding);
  if (known) return known;
  const { context, node: declaration } = binding;
  const slot: Slot = {
    name: binding.name,
    declaration,
    context,
    owner: ownerOf(declaration),
    region: regionOf(binding),
    home: (frame) => frameAround(declaration, frame),
    references: () => context.scopes.references(binding),
    initial: (frame, member) => session.initialOf(binding, frame, member),
  };
  session.slots.set(binding, slot);
  return slot;
}

/** The innermost statements around a declaration: what is declared in a loop's body is new each time. */
function regionOf({ node: declaration, kind }: Binding): ts.Node {
  const ts = typescript();
  const owner = ownerOf(declaration);
  if (kind === "param") return bodyOf(declaration.parent) ?? bodyOf(owner) ?? owner;
  const list = declaration.parent;
  if (list && ts.isVariableDeclarationList(list) && !(list.flags & ts.NodeFlags.BlockScoped))
    return bodyOf(owner) ?? owner;
  for (let node = declaration.parent; node && node !== owner; node = node.parent)
    if (ts.isBlock(node) || ts.isModuleBlock(node) || ts.isCaseOrDefaultClause(node) || ts.isForStatement(node))
      return node;
  return bodyOf(owner) ?? owner;
}
