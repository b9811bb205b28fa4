import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { at, choice, isBlank, lazyProp, undefinedAt, unknown } from "../values/make.ts";
import { wrapped } from "./nodes.ts";
import { wrapsFunction } from "./wraps.ts";

const hooks =
  /^(?:(?:react|preact\/hooks|preact|React|@?vue|solid-js)#?(?:React)?\.?)?(use(?:[A-Z]\w*)?|ref|shallowRef|reactive|computed)$/;

/** React's and Vue's ways to hold a value: refs, memos, state. */
export function hookCall(session: Session, path: string, node: ts.CallExpression, frame: Frame): Abstract | undefined {
  const name = hooks.exec(path)?.[1];
  const origin = at(node, frame);
  const [first] = node.arguments;
  if (name === undefined && first && wrapsFunction(node)) {
    const fn = session.evaluate(first, frame);
    return fn.kind === "function" ? fn : undefined;
  }
  switch (name) {
    case "useMemo":
    case "computed": {
      const fn = first && session.evaluate(first, frame);
      if (fn?.kind !== "function") return undefined;
      const value = session.apply(fn, [], frame, origin);
      return name === "useMemo" ? value : holder("value", value, origin);
    }
    case "useCallback":
    case "reactive":
      return first && session.evaluate(first, frame);
    case "useRef":
      return holder("current", first ? session.evaluate(first, frame) : undefinedAt(origin), origin);
    case "ref":
    case "shallowRef":
      return holder("value", first ? session.evaluate(first, frame) : undefinedAt(origin), origin);
    case "useContext":
    case "use":
      return first && provided(session, session.evaluate(first, frame), frame, origin);
    case "useState":
      return {
        kind: "array",
        items: [state(session, node, frame), unknown("a setter", origin)],
        complete: true,
        origin,
      };
  }
  return undefined;
}

/** What a context holds: what the providers hand over in the file that makes the context, and in the one that asks. */
function provided(session: Session, value: Abstract, frame: Frame, origin: Abstract["origin"]): Abstract | undefined {
  const ts = typescript();
  if (value.kind !== "result" || !ts.isCallExpression(value.node) || calleeName(value.node) !== "createContext")
    return undefined;
  const { parent } = wrapped(value.node);
  const home = session.contextOfNode(value.node);
  if (!home || !ts.isVariableDeclaration(parent)) return undefined;
  const values: Abstract[] = [];
  for (const context of new Set([home, frame.context]))
    for (const access of context.index.members.get("Provider") ?? []) {
      const shown = access.parent;
      if (!ts.isJsxOpeningElement(shown) && !ts.isJsxSelfClosingElement(shown)) continue;
      const named = session.evaluate(access.expression, context.root);
      if (named.kind !== "result" || named.node !== value.node) continue;
      const attribute = shown.attributes.properties.find(
        (each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText() === "value",
      );
      const given = attribute?.initializer;
      if (!given || !ts.isJsxExpression(given) || !given.expression) return undefined;
      values.push(session.evaluate(given.expression, session.framesAt(shown, context)[0] ?? context.root));
    }
  return values.length > 0 ? choice(values, origin) : undefined;
}

function calleeName({ expression }: ts.CallExpression): string {
  const ts = typescript();
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function holder(name: string, value: Abstract, origin: Abstract["origin"]): Abstract {
  return {
    kind: "object",
    props: [lazyProp({ name, key: origin, renamable: false, sometimes: false }, () => value)],
    complete: true,
    origin,
  };
}

/** What a state may be: what it starts with, and what its setter is called with. */
function state(session: Session, node: ts.CallExpression, frame: Frame): Abstract {
  const ts = typescript();
  const origin = at(node, frame);
  const [first] = node.arguments;
  let initial = first ? session.evaluate(first, frame) : undefinedAt(origin);
  if (initial.kind === "function") initial = session.apply(initial, [], frame, origin);
  const { parent } = wrapped(node);
  const pattern = ts.isVariableDeclaration(parent) && ts.isArrayBindingPattern(parent.name) ? parent.name : undefined;
  const setter = pattern?.elements[1];
  if (!setter || ts.isOmittedExpression(setter) || !ts.isIdentifier(setter.name)) return initial;
  const binding = frame.context.scopes.resolve(setter.name);
  const values: Abstract[] = [];
  for (const reference of binding ? frame.context.scopes.references(binding) : []) {
    const call = reference.parent;
    if (!ts.isCallExpression(call) || call.expression !== reference) {
      values.push(unknown("its setter is handed on", origin));
      continue;
    }
    const [argument] = call.arguments;
    const value = argument ? session.evaluate(argument, frame) : undefinedAt(origin);
    values.push(value.kind === "function" ? unknown("it is made from what it was", origin) : value);
  }
  const real = [initial, ...values].filter((value) => !isBlank(value));
  return real.length > 0 ? choice(real, origin) : initial;
}
