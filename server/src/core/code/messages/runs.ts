import type ts from "typescript";
import type { SentMessage } from "../../exchange/call.ts";
import type { Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { bare, ownerOf, within } from "../evaluate/names/nodes.ts";
import { walk } from "../file-index.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { areAlternatives } from "./branches.ts";
import { type Guard, guardsAt } from "./guards.ts";
import { makerOf, type Role, type Roles, rolesOf, rolesOfResult } from "./handlers.ts";
import { isRuledOut } from "./ruled-out.ts";
import type { Socket } from "./socket.ts";
import { isAudioSource, isAwaited, startsAtOnce } from "./sources.ts";

/** One way in which a place in the text comes to run. */
export interface Run {
  /** In which expressions at that place are evaluated. */
  readonly frame: Frame;
  readonly when: SentMessage["when"];
  /** The delay of the timer that runs it again and again. */
  readonly every?: { readonly node: ts.Expression; readonly frame: Frame };
  readonly guards: ReadonlySet<Guard>;
  readonly conditional: boolean;
  /** As in `Guarded`. */
  readonly decided: boolean;
  /** Something that may begin at once makes it run. */
  readonly soon: boolean;
  /** A source of audio makes it run. */
  readonly fed: boolean;
  /** Something is waited for on the way. */
  readonly awaited: boolean;
  /** The innermost call by which it was reached. */
  readonly calledAt?: ts.Node;
  /** The call in the file at hand that led into another file. */
  readonly start?: ts.Node;
}

const deepest = 5;
const most = 8;

/** Finds the runs of places that use one socket. */
export class Runs {
  /** False once a function was met that may be called from where it cannot be seen, with what it is handed mattering. */
  complete = true;
  private readonly context: FileContext;
  private readonly site: Site;
  private readonly socket: Socket;
  private readonly home: ts.Node;
  private readonly several: boolean;

  constructor(context: FileContext, site: Site, socket: Socket) {
    this.context = context;
    this.site = site;
    this.socket = socket;
    this.home = ownerOf(site.node);
    this.several = context.evaluator.framesAt(site.node, context).length > 1;
  }

  /** The runs of `node`, which reaches the socket by `holder` (a parameter keeps callers with other sockets out). */
  at(node: ts.Node, holder: ts.Expression): readonly Run[] {
    return this.climb(node, holder, 0, new Set());
  }

  private climb(
    node: ts.Node,
    holder: ts.Expression | undefined,
    depth: number,
    seen: ReadonlySet<ts.Node>,
  ): readonly Run[] {
    const file = this.fileOf(node);
    const { guards, conditional, decided } = guardsAt(node, file.scopes);
    const guarded = (run: Run): Run => ({
      ...run,
      guards: new Set([...run.guards, ...guards]),
      conditional: run.conditional || conditional,
      decided: run.decided || decided,
    });
    const owner = ownerOf(node);
    if (owner === this.home) return [guarded(this.straight(node))];
    const ts = typescript();
    if (!ts.isFunctionLike(owner) || depth >= deepest || seen.has(owner)) return [guarded(this.unbound(node))];
    const { roles, complete } = this.rolesOf(owner);
    if (!complete && owner.parameters.length > 0) this.complete = false;
    const inner = new Set([...seen, owner]);
    const passed = holder && this.parameterOf(holder, owner);
    const several = this.several && !(holder && this.socket.isOwn(holder));
    const called = several ? roles.filter((role) => !(role.is === "later" && role.handedOut)) : roles;
    // Of several sockets that one text makes, not each gets what nobody is seen to send on it.
    if (several && called.length === 0) {
      this.complete = false;
      return [];
    }
    const runs = called.flatMap((role) => this.through(role, owner, holder, passed, depth, inner));
    if (runs.length > most) this.complete = false;
    if (runs.length > 0)
      return runs
        .slice(0, most)
        .filter(({ frame }) => !isRuledOut(node, frame, file))
        .map(guarded);
    // Every way to get here ends at another socket, or where nobody is seen to begin.
    if (called.length > 0 && (several || passed !== undefined)) {
      this.complete = false;
      return [];
    }
    return [guarded(this.unbound(node))];
  }

  /** The runs of a function by one of the ways in which it is made to run. */
  private through(
    role: Role,
    owner: ts.SignatureDeclaration,
    holder: ts.Expression | undefined,
    passed: number | undefined,
    depth: number,
    seen: ReadonlySet<ts.Node>,
  ): readonly Run[] {
    const at = role.is === "call" ? role.call : role.at;
    // A timer that its own callback sets again repeats it.
    if (within(at, owner)) return [];
    let outerHolder = holder;
    if (role.is === "call" && passed !== undefined) {
      const argument = role.call.arguments[passed];
      if (!argument || !this.socket.is(bare(argument))) return [];
      outerHolder = bare(argument);
    } else if (passed !== undefined) return [];
    const maker = role.made && makerOf(owner);
    if (role.made && maker) {
      const index = holder && this.parameterOf(holder, maker);
      const argument = index === undefined ? undefined : role.made.arguments[index];
      if (!argument || !this.socket.is(bare(argument))) return [];
      outerHolder = bare(argument);
    }
    const delay = role.is === "timer" && role.repeats ? role.delay : this.againAfter(owner);
    const around = this.climb(at, outerHolder, depth + 1, seen).map(
      (run): Run => (delay ? { ...run, every: { node: delay, frame: run.frame } } : run),
    );
    const outer = role.made && maker ? around.flatMap((run) => this.bound(role.made!, maker, run)) : around;
    switch (role.is) {
      case "call":
        return outer.flatMap((run) => this.bound(role.call, owner, { ...run, awaited: run.awaited || isAwaited(at) }));
      case "inline":
        return outer;
      case "listener": {
        const when = this.socket.whenOf(role.event, outer[0]?.frame ?? this.context.root);
        return outer.map((run) => ({ ...run, when }));
      }
      case "timer":
        return outer.map((run) => ({ ...run, when: later(run.when) }));
      case "later":
        return outer.map((run) => ({
          ...run,
          when: role.opened ? "open" : later(run.when),
          fed: isAudioSource(role.at),
          awaited: run.awaited || isAwaited(at),
          soon: run.when === "straight" && !run.conditional && startsAtOnce(role.at, this.context, this.begins),
        }));
    }
  }

  /** Everything that makes a function run; one of another file runs here where the socket is handed to it. */
  private rolesOf(owner: ts.SignatureDeclaration): Roles {
    const file = this.fileOf(owner);
    const found = rolesOf(owner, file, (each) => this.socket.is(each));
    if (file === this.context || this.socket.handedBy.length === 0) return found;
    const calls = this.socket.handedBy.filter((call) => this.leadsTo(call, owner));
    const maker = makerOf(owner);
    const making = maker ? this.socket.handedBy.filter((call) => this.leadsTo(call, maker)) : [];
    const made = rolesOfResult(making, (each) => this.socket.is(each));
    const others = made.length > 0 ? [] : found.roles;
    return { roles: [...others, ...made, ...calls.map((call): Role => ({ is: "call", call }))], complete: false };
  }

  private leadsTo(call: ts.CallExpression, fn: ts.SignatureDeclaration): boolean {
    const { evaluator } = this.context;
    const callee = evaluator.evaluate(call.expression, this.fileOf(call).root);
    return evaluator.options(callee).some((one) => one.kind === "function" && one.node === fn);
  }

  private fileOf(node: ts.Node): FileContext {
    if (node.getSourceFile() === this.context.source) return this.context;
    return this.context.evaluator.contextOfNode(node) ?? this.context;
  }

  /** The delay with which a function sets itself again: `setTimeout(f, n)` inside of f. */
  private againAfter(owner: ts.SignatureDeclaration): ts.Expression | undefined {
    const { roles } = this.rolesOf(owner);
    const own = roles.find((role) => role.is === "timer" && !role.repeats && within(role.at, owner));
    return own?.is === "timer" ? own.delay : undefined;
  }

  /** The frames that one call of a function makes. */
  private bound(call: ts.CallExpression, owner: ts.SignatureDeclaration, run: Run): Run[] {
    const { evaluator } = this.context;
    const leaves = call.getSourceFile() === this.context.source && owner.getSourceFile() !== this.context.source;
    const made = { ...run, calledAt: call, ...(leaves && { start: call }) };
    if (owner.parameters.length === 0) return [made];
    const callee = evaluator.evaluate(call.expression, run.frame);
    const found = evaluator
      .options(callee)
      .flatMap((one) =>
        one.kind === "function" && one.node === owner
          ? [{ ...made, frame: evaluator.callFrame(owner, one.frame, call.arguments, call, run.frame) }]
          : [],
      );
    return found.length > 0 ? found : [made];
  }

  /** A place in the function that makes the socket. */
  private straight(node: ts.Node): Run {
    const { frame } = this.site;
    return { frame, when: this.opened(node), guards: new Set(), ...free };
  }

  /** Whether a call surely runs in straight code, before the socket can be open. */
  private readonly begins = (call: ts.Node): boolean =>
    ownerOf(call) === this.home && this.straight(call).when === "straight";

  private unbound(node: ts.Node): Run {
    const file = this.fileOf(node);
    const [frame = file.root] = this.context.evaluator.framesAt(node, file);
    return { frame, when: "other", guards: new Set(), ...free };
  }

  /** Whether something is awaited between the making of the socket and the node. */
  private opened(node: ts.Node): SentMessage["when"] {
    const ts = typescript();
    const { end } = this.site.node;
    if (node.pos < end) return "other";
    let when: SentMessage["when"] = "straight";
    for (const call of this.awaits(end, node.getStart(this.context.source))) {
      const text = call.getText(this.context.source).slice(0, 2000);
      if (/open|connect|ready/i.test(text)) return "open";
      when = "other";
    }
    return ts.isFunctionLike(this.home) || ts.isSourceFile(this.home) ? when : "other";
  }

  /** What is waited for in the function that makes the socket, between two places of it, in the order of the text. */
  private awaits(from: number, to: number): ts.Node[] {
    this.awaited ??= this.allAwaits();
    const found: ts.Node[] = [];
    for (const { node, starts } of this.awaited) {
      if (starts >= to) break;
      if (starts >= from && node.end <= to) found.push(node);
    }
    return found;
  }

  private awaited: readonly { readonly node: ts.Node; readonly starts: number }[] | undefined;

  private allAwaits() {
    const ts = typescript();
    const found: { node: ts.Node; starts: number }[] = [];
    const { source } = this.context;
    const { end } = this.site.node;
    walk(this.home, (node) => {
      if (node.end <= end) return false;
      // What other functions await holds nothing up here; an executor of an awaited promise is part of its text.
      if (ts.isFunctionLike(node) && node !== this.home && node.pos > end) return false;
      if (areAlternatives(this.site.node, node)) return false;
      if (ts.isAwaitExpression(node)) found.push({ node, starts: node.getStart(source) });
      if (ts.isForOfStatement(node) && node.awaitModifier)
        found.push({ node: node.expression, starts: node.getStart(source) });
      return true;
    });
    return found;
  }

  /** The position of the parameter by which a function reaches the socket. */
  private parameterOf(holder: ts.Expression, owner: ts.SignatureDeclaration): number | undefined {
    const ts = typescript();
    const root = bare(holder);
    const binding = ts.isIdentifier(root) ? this.fileOf(root).scopes.resolve(root) : undefined;
    const index = binding ? owner.parameters.indexOf(binding.node as ts.ParameterDeclaration) : -1;
    return index < 0 ? undefined : index;
  }
}

const free = { conditional: false, decided: false, soon: false, fed: false, awaited: false };

/** What runs later than straight code is not known to run at once. */
function later(when: SentMessage["when"]): SentMessage["when"] {
  return when === "straight" ? "other" : when;
}
