import type ts from "typescript";
import type { Read, ReadText } from "../../exchange/call.ts";
import { type FileContext, placeOf } from "../context.ts";
import { bare, wrapped } from "../evaluate/names/nodes.ts";
import { at, textOf } from "../evaluate/values/make.ts";
import { walk } from "../file-index.ts";
import { typescript } from "../typescript.ts";
import type { Found } from "./state.ts";

/** What holds where some code runs: a message of one of these types, or something else known of it. */
type Fact = { readonly types: readonly ReadText[] } | "presence";

/** The checks that stand between a message and what is read of it. */
export class Guards {
  /** Comparisons of the message's type, and the texts that they compare with. */
  private readonly tests = new Map<ts.Node, { readonly texts: readonly ReadText[]; readonly negated: boolean }>();
  private readonly switches = new Set<ts.Node>();
  /** The statements of each list that may leave it. */
  private readonly exits = new Map<readonly ts.Statement[], readonly ts.IfStatement[]>();
  private readonly context: FileContext;
  private readonly visited: readonly ts.Node[];

  /** `visited` are all expressions that hold the message or something of it. */
  constructor(context: FileContext, found: readonly Found[], visited: readonly ts.Node[]) {
    this.context = context;
    this.visited = visited;
    const ts = typescript();
    for (const { node, state } of found) {
      if (state.path.length !== 1 || state.path[0]!.name !== "type") continue;
      const test = comparison(node);
      if (!test) continue;
      if (ts.isSwitchStatement(test)) this.switches.add(test);
      else this.tests.set(test, { texts: this.comparedIn(test, node), negated: isNegated(test) });
    }
  }

  /** Texts that a read is compared with. */
  compared(node: ts.Node): readonly ReadText[] {
    const ts = typescript();
    const test = comparison(node);
    if (!test) return [];
    if (!ts.isSwitchStatement(test)) return this.comparedIn(test, node);
    return test.caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? this.textsOf(clause.expression) : []));
  }

  guardOf({ node, state }: Found): Pick<Read, "guard" | "types"> {
    const facts: Fact[] = [];
    const calls = new Map(state.entered.map(({ fn, call }) => [fn, call]));
    let child: ts.Node = node;
    for (let parent = node.parent; parent; ) {
      this.around(parent, child, facts);
      const call = calls.get(parent);
      calls.delete(parent);
      child = call ?? parent;
      parent = child.parent;
    }
    const typed = facts.find((fact) => fact !== "presence");
    if (typed) return { guard: "type", types: typed.types };
    return { guard: facts.length > 0 ? "presence" : "none" };
  }

  private around(parent: ts.Node, child: ts.Node, facts: Fact[]): void {
    const ts = typescript();
    const { SyntaxKind } = ts;
    if (ts.isIfStatement(parent)) {
      if (child === parent.thenStatement) facts.push(...this.holds(parent.expression, true));
      else if (child === parent.elseStatement) facts.push(...this.holds(parent.expression, false));
    } else if (ts.isConditionalExpression(parent)) {
      if (child === parent.whenTrue) facts.push(...this.holds(parent.condition, true));
      else if (child === parent.whenFalse) facts.push(...this.holds(parent.condition, false));
    } else if (ts.isBinaryExpression(parent) && child === parent.right) {
      const { kind } = parent.operatorToken;
      if (kind === SyntaxKind.AmpersandAmpersandToken) facts.push(...this.holds(parent.left, true));
      else if (kind === SyntaxKind.BarBarToken) facts.push(...this.holds(parent.left, false));
    } else if (ts.isCaseOrDefaultClause(parent)) {
      facts.push(...this.inClause(parent));
      facts.push(...this.before(parent.statements, child));
    } else if (ts.isBlock(parent) || ts.isSourceFile(parent)) facts.push(...this.before(parent.statements, child));
  }

  /** Statements that leave when the message is another one. */
  private before(statements: readonly ts.Statement[], child: ts.Node): Fact[] {
    let exits = this.exits.get(statements);
    if (!exits) {
      exits = exitsOf(statements);
      this.exits.set(statements, exits);
    }
    return exits.flatMap((each) => (each.end <= child.pos ? this.holds(each.expression, false) : []));
  }

  private inClause(clause: ts.CaseOrDefaultClause): Fact[] {
    const ts = typescript();
    const { parent: block } = clause;
    const statement = block.parent;
    if (!this.switches.has(statement))
      return this.mentions(statement.expression) || statement.expression.kind === ts.SyntaxKind.TrueKeyword
        ? ["presence"]
        : [];
    const at = block.clauses.indexOf(clause);
    let first = at;
    while (first > 0 && block.clauses[first - 1]!.statements.length === 0) first--;
    const group = block.clauses.slice(first, at + 1);
    if (group.some(ts.isDefaultClause)) return ["presence"];
    const types = group.flatMap((each) => (ts.isCaseClause(each) ? this.textsOf(each.expression) : []));
    return types.length > 0 ? [{ types }] : ["presence"];
  }

  /** What is known when a condition is true, or false. */
  private holds(condition: ts.Expression, positive: boolean, depth = 0): Fact[] {
    const ts = typescript();
    const { SyntaxKind } = ts;
    const node = bare(condition);
    if (depth > 12) return [];
    if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
      return this.holds(node.operand, !positive, depth + 1);
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken) {
        const left = this.holds(node.left, positive, depth + 1);
        const right = this.holds(node.right, positive, depth + 1);
        const all = (kind === SyntaxKind.AmpersandAmpersandToken) === positive;
        return all ? [...left, ...right] : either(left, right);
      }
    }
    const test = this.tests.get(node);
    if (test) return positive !== test.negated && test.texts.length > 0 ? [{ types: test.texts }] : ["presence"];
    if (ts.isIdentifier(node)) {
      const declared = this.context.scopes.resolve(node)?.node;
      if (declared && ts.isVariableDeclaration(declared) && declared.initializer)
        return this.holds(declared.initializer, positive, depth + 1);
    }
    const types = ts.isCallExpression(node) && positive && this.mentions(node) ? this.typesAsked(node) : [];
    if (types.length > 0) return [{ types }];
    return this.mentions(node) ? ["presence"] : [];
  }

  /** `isResults(message)`, where the function compares the type of what it is given, and says so: `message is Results`. */
  private typesAsked({ expression, arguments: given }: ts.CallExpression): readonly ReadText[] {
    const ts = typescript();
    const { evaluator, root } = this.context;
    const fn = evaluator.evaluate(expression, root);
    if (fn.kind !== "function" || given.length !== 1 || !fn.node.type || !ts.isTypePredicateNode(fn.node.type))
      return [];
    const parameter = fn.node.parameters[0]?.name.getText();
    const found: ReadText[] = [];
    walk(fn.node, (node) => {
      if (!ts.isBinaryExpression(node) || isNegated(node)) return true;
      const asked = bare(node.left);
      const text = bare(node.right);
      const isType = ts.isPropertyAccessExpression(asked) && asked.name.text === "type";
      const whole = isType ? uncast(asked.expression) : undefined;
      if (whole?.getText() === parameter && ts.isStringLiteralLike(text))
        found.push({ text: text.text, origin: at(text, fn.frame), exact: false });
      return true;
    });
    return found;
  }

  private mentions(node: ts.Node): boolean {
    return this.visited.some((each) => node.pos <= each.pos && each.end <= node.end);
  }

  private comparedIn(test: ts.Node, node: ts.Node): readonly ReadText[] {
    const ts = typescript();
    if (ts.isBinaryExpression(test)) {
      const other = test.left === wrapped(node) ? test.right : test.left;
      return this.textsOf(other);
    }
    if (!ts.isCallExpression(test) || !ts.isPropertyAccessExpression(test.expression)) return [];
    const list = this.context.evaluator.evaluate(test.expression.expression, this.context.root);
    return list.kind === "array" ? list.items.flatMap(readText) : [];
  }

  private textsOf(expression: ts.Expression): readonly ReadText[] {
    const { evaluator, root } = this.context;
    const place = placeOf(this.context, expression);
    return evaluator
      .options(evaluator.evaluate(expression, root))
      .flatMap(readText)
      .map((each) => (each.origin.text === place.text ? each : { text: each.text, origin: place, exact: false }));
  }
}

/** `(message as any)` stands for the message. */
function uncast(node: ts.Expression): ts.Expression {
  const inner = bare(node);
  return typescript().isAsExpression(inner) ? uncast(inner.expression) : inner;
}

function readText(value: Parameters<typeof textOf>[0] & object): ReadText[] {
  const text = textOf(value);
  if (text === undefined || value.kind !== "string") return [];
  const [only] = value.parts;
  const exact = value.parts.length === 1 && only?.kind === "literal" && only.exact;
  return [{ text, origin: exact ? only.origin : value.origin, exact }];
}

/** The comparison that an expression is an operand of: `===` and its like, `[…].includes(…)`, or a `switch`. */
function comparison(node: ts.Node): ts.BinaryExpression | ts.CallExpression | ts.SwitchStatement | undefined {
  const ts = typescript();
  const { SyntaxKind } = ts;
  const { parent } = wrapped(node);
  if (ts.isSwitchStatement(parent)) return parent;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const compares =
      kind === SyntaxKind.EqualsEqualsEqualsToken ||
      kind === SyntaxKind.EqualsEqualsToken ||
      kind === SyntaxKind.ExclamationEqualsEqualsToken ||
      kind === SyntaxKind.ExclamationEqualsToken;
    return compares ? parent : undefined;
  }
  const includes =
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(?:includes|has)$/.test(parent.expression.name.text);
  return includes ? parent : undefined;
}

function isNegated(test: ts.Node): boolean {
  const ts = typescript();
  const { SyntaxKind } = ts;
  if (!ts.isBinaryExpression(test)) return false;
  const { kind } = test.operatorToken;
  return kind === SyntaxKind.ExclamationEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
}

function either(left: readonly Fact[], right: readonly Fact[]): Fact[] {
  const [a] = left.filter((fact) => fact !== "presence");
  const [b] = right.filter((fact) => fact !== "presence");
  if (a && b) return [{ types: [...a.types, ...b.types] }];
  return left.length > 0 && right.length > 0 ? ["presence"] : [];
}

function exitsOf(statements: readonly ts.Statement[]): readonly ts.IfStatement[] {
  const ts = typescript();
  return statements.filter(
    (each): each is ts.IfStatement => ts.isIfStatement(each) && leaves(each.thenStatement) && !each.elseStatement,
  );
}

function leaves(statement: ts.Statement): boolean {
  const ts = typescript();
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    !!last &&
    (ts.isReturnStatement(last) ||
      ts.isThrowStatement(last) ||
      ts.isContinueStatement(last) ||
      ts.isBreakStatement(last))
  );
}
