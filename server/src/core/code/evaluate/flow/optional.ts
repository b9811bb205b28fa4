import type ts from "typescript";
import type { Abstract, Frame, Prop } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { bare } from "../names/nodes.ts";
import { at, withProp } from "../values/make.ts";

/**
 * Marks what is there only sometimes, and is sure inside of `branch`, as optional: where `condition` asks for nothing but the
 * entry itself (`if (terms) query.set("keyterm", terms)`). Any other condition may choose something else along with it.
 */
export function markOptional(
  state: Abstract,
  inner: Abstract | undefined,
  branch: ts.Node,
  condition: ts.Expression | undefined,
  frame: Frame,
): Abstract {
  if (state.kind === "url") {
    const inside = inner?.kind === "url" ? inner.query : undefined;
    const query = state.query && inside && markOptional(state.query, inside, branch, condition, frame);
    return query?.kind === "pairs" ? { ...state, query } : state;
  }
  if ((state.kind !== "object" && state.kind !== "pairs") || state.kind !== inner?.kind) return state;
  const place = at(branch, frame);
  const asked = condition && askedBy(condition);
  const marked = (prop: Prop): Prop => {
    const { key, name } = prop;
    if (!prop.sometimes || prop.optional || key.text !== place.text || key.start < place.start || key.end > place.end)
      return prop;
    const inside = inner.props.find((each) => each.name === name && each.key.start === key.start);
    if (!inside || (inside.sometimes && !inside.optional)) return prop;
    if (condition && !asked?.every((chain) => isOf(chain, name, branch))) return prop;
    return withProp(prop, { optional: true });
  };
  return { ...state, props: state.props.map(marked) };
}

/** The condition and the object of `...(condition && { … })` and `...(condition ? { … } : {})`. */
export function conditionOf(spread: ts.Expression): { condition: ts.Expression; branch: ts.Expression } | undefined {
  const ts = typescript();
  const whole = bare(spread);
  if (ts.isBinaryExpression(whole) && whole.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return { condition: whole.left, branch: whole.right };
  if (!ts.isConditionalExpression(whole)) return undefined;
  const other = bare(whole.whenFalse);
  const empty = ts.isObjectLiteralExpression(other) ? other.properties.length === 0 : !isFollowable(other);
  return empty ? { condition: whole.condition, branch: whole.whenTrue } : undefined;
}

function isFollowable(node: ts.Expression): boolean {
  const ts = typescript();
  return node.kind !== ts.SyntaxKind.NullKeyword && !(ts.isIdentifier(node) && node.text === "undefined");
}

/** What a condition asks for, as chains of names (`options.terms`); undefined where it calls something that is not followed. */
function askedBy(condition: ts.Expression): string[][] | undefined {
  const ts = typescript();
  const found: string[][] = [];
  let followed = true;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) {
      const chain = chainOf(node as ts.Expression);
      if (!chain) followed = false;
      else if (chain[0] !== "undefined") found.push(chain);
      return;
    }
    if (ts.isCallExpression(node)) {
      const callee = bare(node.expression);
      if (ts.isPropertyAccessExpression(callee) && !/^(?:Array|Object|Number)$/.test(callee.expression.getText()))
        visit(callee.expression);
      else if (ts.isIdentifier(callee) && !/^(?:Boolean|String|Number)$/.test(callee.text)) followed = false;
      node.arguments.forEach(visit);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(condition);
  return followed ? found : undefined;
}

function chainOf(node: ts.Expression): string[] | undefined {
  const ts = typescript();
  const names: string[] = [];
  let current = bare(node);
  while (ts.isPropertyAccessExpression(current)) {
    names.unshift(current.name.text);
    current = bare(current.expression);
  }
  if (ts.isIdentifier(current)) names.unshift(current.text);
  else if (current.kind === ts.SyntaxKind.ThisKeyword) names.unshift("this");
  else return undefined;
  return /^(?:length|size)$/.test(names.at(-1)!) && names.length > 1 ? names.slice(0, -1) : names;
}

/** A chain is the entry's own where it is called like it, or where what is written into it is made of it. */
function isOf(chain: readonly string[], name: string, branch: ts.Node): boolean {
  const plain = (text: string) => text.replaceAll("_", "").toLowerCase();
  if (plain(chain.at(-1)!) === plain(name)) return true;
  const own = chain.join(".").replace(/[.$]/g, "\\$&");
  return new RegExp(`(?<![\\w$.])${own}(?![\\w$])`).test(branch.getText().replace(/\s*(?:\?\.|!\.)/g, "."));
}
