import type ts from "typescript";
import type { Abstract, Bound, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { undefinedAt, unknown } from "../values/make.ts";
import { withDefault } from "../values/objects.ts";

/** The parameters of one activation. What a call hands over is evaluated when the function first reads it. */
export class Arguments implements Bound {
  private readonly known = new Map<ts.Node, Abstract>();
  /** Values of which a member was read. */
  private readonly parts = new Set<Abstract>();
  private readonly declarations: readonly ts.ParameterDeclaration[];
  private readonly given: Given;
  private readonly end: Abstract["origin"];
  private readonly initial: (node: ts.Expression) => Abstract;

  /**
   * @param end - where the call ends: the place of what is not handed over
   * @param initial - evaluates a parameter's default
   */
  constructor(
    declarations: readonly ts.ParameterDeclaration[],
    given: Given,
    end: Abstract["origin"],
    initial: (node: ts.Expression) => Abstract,
  ) {
    this.declarations = declarations;
    this.given = given;
    this.end = end;
    this.initial = initial;
  }

  has(declaration: ts.Node): boolean {
    return this.declarations.includes(declaration as ts.ParameterDeclaration);
  }

  values(): IterableIterator<Abstract> {
    return [...this.known.values(), ...this.parts].values();
  }

  get(declaration: ts.Node, member?: string): Abstract | undefined {
    const known = this.known.get(declaration);
    const index = known ? -1 : this.declarations.indexOf(declaration as ts.ParameterDeclaration);
    if (index < 0) return known;
    if (member !== undefined) {
      const value = this.work(index, member);
      this.parts.add(value);
      return value;
    }
    // A default that reads its own parameter ends here.
    this.known.set(declaration, unknown("it refers to itself", this.end));
    const value = this.work(index);
    this.known.set(declaration, value);
    return value;
  }

  private work(index: number, member?: string): Abstract {
    const { dotDotDotToken, initializer } = this.declarations[index]!;
    if (dotDotDotToken) return this.given.rest(index, this.end);
    const value = this.given.at(index, member) ?? undefinedAt(this.end);
    return initializer ? withDefault(value, () => this.initial(initializer), this.end) : value;
  }
}

/** What a call hands over, by position. */
export interface Given {
  /** Undefined when nothing is. With `member`, as far as that member is concerned. */
  at(index: number, member?: string): Abstract | undefined;
  rest(from: number, origin: Abstract["origin"]): Abstract;
}

/** Values at hand. */
export function givenValues(values: readonly Abstract[]): Given {
  return {
    at: (index) => values[index],
    rest: (from, origin) => ({ kind: "array", items: values.slice(from), complete: true, origin }),
  };
}

/** The arguments of a call as seen from its caller. */
export function givenBy(session: Session, args: readonly ts.Expression[], caller: Frame): Given {
  const ts = typescript();
  const first = args.findIndex(ts.isSpreadElement);
  const plain = first < 0 ? args.length : first;
  let spread: { values: Abstract[]; open: boolean } | undefined;
  const behind = () => {
    spread ??= spreadValues(session, args.slice(plain), caller);
    return spread;
  };
  return {
    at(index, member) {
      const argument = args[index];
      if (argument && index < plain)
        return member === undefined ? session.evaluate(argument, caller) : session.holding(argument, member, caller);
      if (plain === args.length) return undefined;
      const { values, open } = behind();
      const { end } = args[plain]!;
      return (
        values[index - plain] ??
        (open ? unknown("what stands behind a spread", { text: caller.context.uri, start: end, end }) : undefined)
      );
    },
    rest(from, origin) {
      const before = args.slice(from, plain).map((argument) => session.evaluate(argument, caller));
      const { values, open } = plain < args.length ? behind() : { values: [], open: false };
      const items = [...before, ...values.slice(Math.max(0, from - plain))];
      return { kind: "array", items, complete: !open, origin };
    },
  };
}

/** What stands from the first spread on. `open`: what follows is at a position that is not known. */
function spreadValues(session: Session, args: readonly ts.Expression[], caller: Frame) {
  const values: Abstract[] = [];
  for (const argument of args) {
    if (!typescript().isSpreadElement(argument)) {
      values.push(session.evaluate(argument, caller));
      continue;
    }
    const list = session.iterate(session.evaluate(argument.expression, caller));
    if (!list) return { values, open: true };
    values.push(...list);
  }
  return { values, open: false };
}

/** A frame's variables with another value in the place of one. */
export function withBound(bound: Bound, declaration: ts.Node, value: Abstract): Bound {
  return {
    has: (node) => node === declaration || bound.has(node),
    values: () => [value, ...bound.values()].values(),
    get: (node, member) => (node === declaration ? value : bound.get(node, member)),
  };
}
