import type ts from "typescript";
import type { FileContext } from "../context.ts";
import type { Uses } from "../evaluator.ts";
import { isReference } from "../scope.ts";
import { typescript } from "../typescript.ts";
import { callersOf } from "./calls/callers.ts";
import { isAssignment } from "./flow/events.ts";
import { constructorOf, isDependencies, isHidden, isLookedAt, isMadeHere, isTarget, isYielded } from "./flow/places.ts";
import { componentAround } from "./names/components.ts";
import { heldByHook, holderKey, isKept } from "./names/holders.ts";
import { bare, bodyOf, classAround, isExported, wrapped } from "./names/nodes.ts";
import type { Session } from "./session.ts";

const most = 600;
/** Through how many files it is followed when functions hand it on. */
const deepest = 2;

/** Methods that give back what they are called on. */
const chaining = new Set(["on", "once", "addListener", "prependListener", "off", "removeListener", "setMaxListeners"]);
/** Functions that only read what they are handed. */
const reading = /^(?:console\.\w+|String|Boolean|JSON\.stringify|typeof|Object\.keys|clearTimeout|clearInterval)$/;

/** Follows a value forward, from name to name, to everything that denotes it. */
export class Tracker {
  private readonly found = new Set<ts.Expression>();
  private readonly seen = new Set<ts.Node>();
  private readonly queue: ts.Node[] = [];
  private complete = true;
  /** Functions that give it back, with their calls; `undefined` where it is one that they keep. */
  private readonly givers = new Map<ts.Node, readonly ts.Expression[] | undefined>();
  /** What denotes it in functions of other files, and the calls that hand it to them. */
  readonly elsewhere: { uses: ts.Expression[]; calls: ts.CallExpression[] } = { uses: [], calls: [] };
  private readonly session: Session;
  private readonly context: FileContext;
  private readonly depth: number;

  constructor(session: Session, context: FileContext, depth = 0) {
    this.session = session;
    this.context = context;
    this.depth = depth;
  }

  follow(node: ts.Node): void {
    this.queue.push(node);
    this.run();
  }

  private run(): void {
    for (let next = this.queue.pop(); next; next = this.queue.pop()) {
      if (this.seen.has(next)) continue;
      this.seen.add(next);
      if (this.seen.size > most || !this.step(next)) this.complete = false;
      if (this.seen.size > most) return;
    }
  }

  finish(node: ts.Expression): Uses {
    const own = wrapped(node);
    const uses = [...this.found].filter((use) => use !== node && use !== own);
    uses.sort((a, b) => a.pos - b.pos || a.end - b.end);
    const { elsewhere } = this;
    return { uses, complete: this.complete, ...(elsewhere.calls.length > 0 && { elsewhere }) };
  }

  /** The calls of the one function that makes it anew each time, where it has several. */
  makers(): readonly ts.Expression[] {
    const [first, ...inner] = this.givers.values();
    return inner.every((calls) => calls !== undefined) ? (first ?? []) : [];
  }

  private use(reference: ts.Expression): void {
    this.found.add(reference);
    this.queue.push(reference);
  }

  /** Where the value goes that this expression denotes: false when it goes where it cannot be seen. */
  private step(node: ts.Node): boolean {
    const ts = typescript();
    const outer = wrapped(node);
    const { parent } = outer;
    if (!parent) return true;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) return this.named(parent.name);
    if (ts.isBinaryExpression(parent)) return this.operand(parent, outer);
    if (ts.isConditionalExpression(parent)) {
      if (parent.condition !== outer) this.queue.push(parent);
      return true;
    }
    if (ts.isPropertyAssignment(parent) && parent.initializer === outer) return this.member(parent.parent, parent.name);
    if (ts.isShorthandPropertyAssignment(parent)) return this.member(parent.parent, parent.name);
    if (ts.isPropertyDeclaration(parent) && parent.initializer === outer) return this.field(parent.name, parent);
    if (ts.isReturnStatement(parent)) return this.returned(parent);
    if (ts.isArrowFunction(parent) && parent.body === outer) return this.calls(parent, parent.body);
    if (ts.isCallExpression(parent)) return parent.expression === outer || this.passed(parent, outer);
    if (ts.isNewExpression(parent)) return this.passed(parent, outer);
    if (ts.isPropertyAccessExpression(parent)) {
      const call = wrapped(parent).parent;
      if (chaining.has(parent.name.text) && ts.isCallExpression(call) && bare(call.expression) === parent)
        this.queue.push(call);
      return true;
    }
    return isLookedAt(parent);
  }

  private operand(parent: ts.BinaryExpression, outer: ts.Node): boolean {
    if (isAssignment(parent.operatorToken.kind)) {
      if (parent.right !== outer) return true;
      this.queue.push(parent);
      return this.assigned(bare(parent.left));
    }
    if (isYielded(parent, outer)) this.queue.push(parent);
    return true;
  }

  private assigned(target: ts.Expression): boolean {
    const ts = typescript();
    if (ts.isIdentifier(target)) return this.named(target);
    if (!ts.isPropertyAccessExpression(target)) return false;
    const holder = bare(target.expression);
    if (holder.kind === ts.SyntaxKind.ThisKeyword) return this.field(target.name, target);
    return this.membersOf(holder, target.name.text);
  }

  /** A variable that holds it: every reference denotes it. */
  private named(name: ts.BindingName): boolean {
    const ts = typescript();
    if (!ts.isIdentifier(name)) return true;
    const { scopes, index } = this.context;
    const binding = scopes.resolve(name);
    if (!binding) {
      // A name that is declared nowhere is one variable of the whole page.
      for (const id of index.identifiers.get(name.text) ?? [])
        if (!scopes.resolve(id) && isReference(id) && !isTarget(id)) this.use(id);
      return false;
    }
    let seen = !isExported(binding.node);
    for (const reference of this.context.scopes.references(binding)) {
      if (isTarget(reference)) continue;
      if (ts.isExportSpecifier(reference.parent) || ts.isExportAssignment(reference.parent)) seen = false;
      else if (ts.isShorthandPropertyAssignment(reference.parent)) this.queue.push(reference);
      else this.use(reference);
    }
    return seen;
  }

  /** `holder.name` wherever the holder is the same variable, ref or field. */
  private membersOf(holder: ts.Expression, name: string): boolean {
    const same = holderKey(holder, this.context);
    if (!same) return false;
    for (const access of this.context.index.members.get(name) ?? [])
      if (holderKey(bare(access.expression), this.context) === same && !isTarget(access)) this.use(access);
    return this.isOwn(holder, name);
  }

  /** Whether nothing but what is seen here reaches the members of `holder`, of which one is `name`. */
  private isOwn(holder: ts.Expression, name: string): boolean {
    const ts = typescript();
    if (ts.isIdentifier(holder)) {
      const binding = this.context.scopes.resolve(holder);
      if (!binding || isExported(binding.node) || !isMadeHere(binding.node)) return false;
      return this.context.scopes.references(binding).every((reference) => this.onlyRead(reference, name));
    }
    if (!ts.isPropertyAccessExpression(holder)) return false;
    const same = holderKey(holder, this.context);
    const inner = bare(holder.expression);
    const others = (this.context.index.members.get(holder.name.text) ?? []).filter(
      (access) => holderKey(access, this.context) === same,
    );
    if (!others.every((access) => this.onlyRead(access, name))) return false;
    if (inner.kind !== ts.SyntaxKind.ThisKeyword) return this.isOwn(inner, holder.name.text);
    const owner = classAround(inner);
    return owner !== undefined && isHidden(holder.name, owner);
  }

  /** The holder is not handed on here: only a member of it is taken. */
  private onlyRead(reference: ts.Expression, name: string): boolean {
    const ts = typescript();
    const { parent } = wrapped(reference);
    if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name))
      return this.destructured(parent.name, name);
    const reads =
      ts.isPropertyAccessExpression(parent) ||
      ts.isIfStatement(parent) ||
      ts.isPrefixUnaryExpression(parent) ||
      (ts.isArrayLiteralExpression(parent) && isDependencies(parent));
    return reads || isTarget(reference);
  }

  private destructured(pattern: ts.ObjectBindingPattern, name: string): boolean {
    const ts = typescript();
    let seen = true;
    for (const element of pattern.elements) {
      const key = element.propertyName ?? element.name;
      if (ts.isIdentifier(key) && key.text === name && !this.named(element.name)) seen = false;
    }
    return seen;
  }

  /** `this.name` in the class around, and `instance.name` of its objects. */
  private field(name: ts.PropertyName, at: ts.Node): boolean {
    const ts = typescript();
    const owner = ts.isClassLike(at.parent) ? at.parent : classAround(at);
    if (!(ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) return false;
    if (!owner) return this.componentField(name.text, at);
    for (const access of this.context.index.members.get(name.text) ?? []) {
      const target = bare(access.expression);
      const own = target.kind === ts.SyntaxKind.ThisKeyword && classAround(target) === owner;
      if (isTarget(access)) continue;
      if (own || (target.kind !== ts.SyntaxKind.ThisKeyword && this.isInstance(target, owner))) this.use(access);
    }
    return isHidden(name, owner);
  }

  /** `this.name` in the options of a Vue component; what its template and others do with it is not seen. */
  private componentField(name: string, at: ts.Node): false {
    const owner = componentAround(at);
    for (const access of owner ? (this.context.index.members.get(name) ?? []) : []) {
      const target = bare(access.expression);
      const own =
        target.kind === typescript().SyntaxKind.ThisKeyword &&
        !classAround(target) &&
        componentAround(target) === owner;
      if (own && !isTarget(access)) this.use(access);
    }
    return false;
  }

  private isInstance(target: ts.Expression, owner: ts.ClassLikeDeclaration): boolean {
    const value = this.session.evaluate(target, this.context.root);
    return this.session
      .options(value)
      .some((one) => one.kind === "created" && one.of.kind === "class" && one.of.node === owner);
  }

  /** A member of an object literal: `holder.name` where a variable holds the object. */
  private member(object: ts.ObjectLiteralExpression, name: ts.PropertyName): boolean {
    const ts = typescript();
    const { parent } = wrapped(object);
    if (!ts.isVariableDeclaration(parent) || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name))) return false;
    if (ts.isIdentifier(parent.name)) return this.membersOf(parent.name, name.text);
    return ts.isObjectBindingPattern(parent.name) && this.destructured(parent.name, name.text);
  }

  private returned(statement: ts.ReturnStatement): boolean {
    const ts = typescript();
    const fn = ts.findAncestor(statement, (each) => ts.isFunctionLike(each));
    return fn === undefined || this.calls(fn, statement.expression);
  }

  /** Every call of a function that gives it back denotes it. */
  private calls(fn: ts.Node, given: ts.Node | undefined): boolean {
    const ts = typescript();
    const { parent } = wrapped(fn);
    if (parent && ts.isCallExpression(parent)) {
      const held = parent.arguments[0] === wrapped(fn) ? this.heldBy(parent) : undefined;
      if (held !== undefined) return held;
      // What a listener or an effect gives back is not used.
      if (/(?:^|\.)useMemo$/.test(parent.expression.getText()) || bare(parent.expression) === fn)
        this.queue.push(parent);
      return true;
    }
    const { calls, complete } = callersOf(this.session, fn, this.context);
    const kept = this.givers.has(fn) && this.givers.get(fn) === undefined;
    this.givers.set(fn, kept || (given && isKept(given, fn, this.context)) ? undefined : calls);
    for (const call of calls) {
      this.found.add(call);
      this.queue.push(call);
    }
    return complete;
  }

  private passed(call: ts.CallExpression | ts.NewExpression, outer: ts.Node): boolean {
    const ts = typescript();
    const index = call.arguments?.indexOf(outer as ts.Expression) ?? -1;
    const callee = bare(call.expression);
    const held = index === 0 ? this.heldBy(call) : undefined;
    if (held !== undefined) return held;
    if (index < 0 || reading.test(callee.getText())) return true;
    const kept = ts.isIdentifier(callee) ? this.keptBy(callee) : undefined;
    if (kept !== undefined) return kept;
    const value = this.session.evaluate(callee, this.context.root);
    const fn = value.kind === "function" ? value.node : value.kind === "class" ? constructorOf(value.node) : undefined;
    const parameter = fn?.parameters[index];
    if (!parameter || parameter.dotDotDotToken || !bodyOf(fn!)) return false;
    if (fn!.getSourceFile() !== this.context.source) {
      if (ts.isCallExpression(call)) this.handed(parameter, call);
      return false;
    }
    const seen = this.named(parameter.name);
    if (!ts.isParameterPropertyDeclaration(parameter, fn!) || !ts.isIdentifier(parameter.name)) return seen;
    return this.field(parameter.name, parameter) && seen;
  }

  /** A function of another file takes it. */
  private handed({ name }: ts.ParameterDeclaration, call: ts.CallExpression): void {
    const there = this.session.contextOfNode(name);
    if (!there || this.depth >= deepest) return;
    const tracker = new Tracker(this.session, there, this.depth + 1);
    tracker.named(name);
    tracker.run();
    this.elsewhere.calls.push(call, ...tracker.elsewhere.calls);
    this.elsewhere.uses.push(...tracker.found, ...tracker.elsewhere.uses);
  }

  /** A hook that holds it; undefined for any other function. */
  private heldBy(call: ts.CallExpression | ts.NewExpression): boolean | undefined {
    const held = heldByHook(call, this.context);
    if (!held) return undefined;
    return held.member === undefined ? this.named(held.name) : this.membersOf(held.name as ts.Identifier, held.member);
  }

  /** `setSocket(ws)` of a state, `resolve(ws)` of a promise; undefined for any other function. */
  private keptBy(callee: ts.Identifier): boolean | undefined {
    const ts = typescript();
    const node = this.context.scopes.resolve(callee)?.node;
    if (!node) return undefined;
    if (ts.isBindingElement(node) && ts.isArrayBindingPattern(node.parent) && node.parent.elements[1] === node) {
      const [value] = node.parent.elements;
      return value && !ts.isOmittedExpression(value) ? this.named(value.name) : undefined;
    }
    if (!ts.isParameter(node) || node.parent.parameters[0] !== node) return undefined;
    const { parent } = wrapped(node.parent);
    if (!ts.isNewExpression(parent) || parent.expression.getText() !== "Promise") return undefined;
    this.use(parent);
    return true;
  }
}
