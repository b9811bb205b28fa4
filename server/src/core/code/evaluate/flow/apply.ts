import type ts from "typescript";
import type { Abstract, Arr, Frame, Obj, Pairs, Prop } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { concatenated } from "../values/arrays.ts";
import { at, choice, lazyProp, undefinedAt, unknown, withProp, writtenText } from "../values/make.ts";
import { put, readProp, spread, unsure } from "../values/objects.ts";
import { ownStatement, statementRemoval } from "../values/removal.ts";
import { sum } from "../values/strings.ts";
import { nullish, truth } from "../values/truth.ts";
import { changeUrl } from "../values/urls.ts";
import type { Change, Step } from "./events.ts";

/** What a variable holds after one change. */
export function applyChange(session: Session, change: Change, state: Abstract, frame: Frame): Abstract {
  const { how } = change;
  if (!session.spend()) return unknown("too much to follow", at(change.node, frame));
  switch (how.is) {
    case "assign":
      return update(session, state, change.path, change, frame, (held) => assigned(session, held, how, frame));
    case "method":
      return update(session, state, change.path, change, frame, (held) =>
        mutate(session, held, how.name, how.call, frame),
      );
    case "merge":
      return update(session, state, change.path, change, frame, (held) => {
        if (held.kind !== "object") return held;
        const sources = how.call.arguments.slice(1);
        return sources.reduce((object: Obj, each) => spread(object, session.evaluate(each, frame)), held);
      });
    case "delete":
      return remove(session, state, change, frame);
    case "passed":
      return update(session, state, change.path, change, frame, (held) =>
        session.afterCall(how.call, how.index, held, frame),
      );
    case "unknown":
      return update(session, state, change.path, change, frame, () =>
        unknown("it is changed later", at(change.node, frame)),
      );
  }
}

function assigned(
  session: Session,
  held: Abstract,
  how: Extract<Change["how"], { is: "assign" }>,
  frame: Frame,
): Abstract {
  const { SyntaxKind } = typescript();
  const value = session.evaluate(how.value, frame);
  const origin = at(how.value, frame);
  switch (how.operator) {
    case SyntaxKind.EqualsToken:
      return value;
    case SyntaxKind.PlusEqualsToken:
      return sum([held, value], [held.origin, origin], origin);
    case SyntaxKind.QuestionQuestionEqualsToken: {
      const known = nullish(held);
      return known === true ? value : known === false ? held : choice([held, value], origin);
    }
    case SyntaxKind.BarBarEqualsToken: {
      const known = truth(held);
      return known === true ? held : known === false ? value : choice([held, value], origin);
    }
    default:
      return unknown("it is changed by an operator", origin);
  }
}

/** The value with what lies at the end of the path replaced. */
function update(
  session: Session,
  state: Abstract,
  path: readonly Step[],
  change: Change,
  frame: Frame,
  replace: (held: Abstract) => Abstract,
): Abstract {
  const [step, ...rest] = path;
  if (step === undefined) return replace(state);
  if (state.kind === "one-of")
    return choice(
      state.options.map((option) => update(session, option, path, change, frame, replace)),
      state.origin,
    );
  const name = stepName(session, step, frame);
  const inner = (held: Abstract) => update(session, held, rest, change, frame, replace);
  if (state.kind === "url") return changeUrl(state, name, rest.length === 0, inner);
  if (state.kind === "array")
    return rest.length === 0 || name === undefined
      ? { kind: "array", complete: false, items: [], origin: state.origin }
      : state;
  if (state.kind === "import" && session.contextAt(state.module))
    return unknown("a module whose members are set here", state.origin);
  if (state.kind !== "object") return state;
  // A name that is not known may have replaced any entry.
  if (name === undefined) return unsure(state, unnamed);
  const before = state.props.find((prop) => prop.name === name);
  const origin = at(change.node, frame);
  const fresh = newProp(session, name, step, change, frame, () =>
    inner(before ? readProp(state, name, origin) : undefinedAt(origin)),
  );
  if (rest.length === 0) return put(state, fresh);
  if (!before) return state;
  const kept = lazyProp({ ...describe(before), sometimes: before.sometimes }, () => inner(before.value));
  return { ...state, props: state.props.map((prop) => (prop === before ? kept : prop)) };
}

function describe({ name, key, renamable, removal, written }: Prop): Omit<Prop, "value" | "sometimes"> {
  return { name, key, renamable, ...(removal ? { removal } : {}), ...(written ? { written } : {}) };
}

function stepName(session: Session, step: Step, frame: Frame): string | undefined {
  return typeof step === "string" ? step : writtenText(session.evaluate(step, frame));
}

/** `opts.model = …` as an entry: its name where it is written, the statement as what is cut. */
function newProp(
  session: Session,
  name: string,
  step: Step,
  change: Change,
  frame: Frame,
  evaluate: () => Abstract,
): Prop {
  const ts = typescript();
  const target = ts.isBinaryExpression(change.node) ? change.node.left : change.node;
  const keyNode = typeof step === "string" ? (ts.isPropertyAccessExpression(target) ? target.name : target) : step;
  const { key, renamable } = keyPlace(session, keyNode, name, frame);
  const statement = ownStatement(change.node);
  const removal =
    statement && !session.inFrameLoop(frame) ? { removal: statementRemoval(frame.context, statement) } : {};
  const written =
    ts.isBinaryExpression(change.node) && change.node.operatorToken.kind === ts.SyntaxKind.EqualsToken
      ? { written: at(change.node.right, frame) }
      : {};
  return lazyProp({ name, key, renamable, sometimes: false, ...removal, ...written }, evaluate);
}

function keyPlace(
  session: Session,
  node: ts.Node,
  name: string,
  frame: Frame,
): { key: Prop["key"]; renamable: boolean } {
  const ts = typescript();
  const place = at(node, frame);
  if (ts.isStringLiteralLike(node) && place.end - place.start === name.length + 2)
    return { key: { ...place, start: place.start + 1, end: place.end - 1 }, renamable: true };
  if (ts.isIdentifier(node) && node.text === name && ts.isPropertyAccessExpression(node.parent))
    return { key: place, renamable: true };
  const value = ts.isExpression(node) ? session.evaluate(node, frame) : undefined;
  const part = value?.kind === "string" && value.parts.length === 1 ? value.parts[0] : undefined;
  if (part?.kind === "literal" && part.exact) return { key: part.origin, renamable: false };
  return { key: value?.origin ?? place, renamable: false };
}

const unnamed = "an entry whose name is not known";

function remove(session: Session, state: Abstract, change: Change, frame: Frame): Abstract {
  const path = change.path.slice(0, -1);
  const step = change.path.at(-1);
  if (step === undefined) return state;
  const name = stepName(session, step, frame);
  return update(session, state, path, change, frame, (held) => {
    if (held.kind !== "object") return held;
    if (name === undefined) return { ...held, props: held.props.map((prop) => withProp(prop, { sometimes: true })) };
    return { ...held, props: held.props.filter((prop) => prop.name !== name) };
  });
}

/** `append`, `set`, `push` and the like. */
function mutate(session: Session, held: Abstract, method: string, call: ts.CallExpression, frame: Frame): Abstract {
  if (held.kind === "one-of")
    return choice(
      held.options.map((option) => mutate(session, option, method, call, frame)),
      held.origin,
    );
  if (held.kind === "pairs") return mutatePairs(session, held, method, call, frame);
  if (held.kind === "array") return mutateArray(session, held, method, call, frame);
  return held;
}

function mutatePairs(session: Session, pairs: Pairs, method: string, call: ts.CallExpression, frame: Frame): Pairs {
  const [keyNode, valueNode] = call.arguments;
  if (method === "clear") return { ...pairs, props: [], complete: true };
  if (method === "sort") return pairs;
  if (!keyNode || !["append", "set", "delete"].includes(method)) return pairs;
  const keys = session.options(session.evaluate(keyNode, frame)).map(writtenText);
  const key = keys[0];
  if (keys.length !== 1 || key === undefined) {
    if (method === "delete") return { ...pairs, props: pairs.props.map((prop) => withProp(prop, { sometimes: true })) };
    return method === "set" ? unsure(pairs, unnamed) : { ...pairs, complete: false, reason: unnamed };
  }
  const anyCase = pairs.of === "headers";
  const same = (prop: Prop) => (anyCase ? prop.name.toLowerCase() === key.toLowerCase() : prop.name === key);
  if (method === "delete") return { ...pairs, props: pairs.props.filter((prop) => !same(prop)) };
  const statement = ownStatement(call);
  const removal =
    statement && !session.inFrameLoop(frame) ? { removal: statementRemoval(frame.context, statement) } : {};
  const place = keyPlace(session, keyNode, key, frame);
  const evaluate = () => (valueNode ? session.evaluate(valueNode, frame) : undefinedAt(at(call, frame)));
  const written = valueNode ? { written: at(valueNode, frame) } : {};
  const prop = lazyProp({ name: key, ...place, sometimes: false, ...removal, ...written }, evaluate);
  const rest = method === "set" ? pairs.props.filter((known) => !same(known)) : pairs.props;
  return { ...pairs, props: [...rest, prop] };
}

function mutateArray(session: Session, array: Arr, method: string, call: ts.CallExpression, frame: Frame): Arr {
  const ts = typescript();
  const added = (): Abstract[] =>
    call.arguments.map((argument): Abstract => {
      if (ts.isSpreadElement(argument)) return session.evaluate(argument.expression, frame);
      return { kind: "array", items: [session.evaluate(argument, frame)], complete: true, origin: at(argument, frame) };
    });
  if (method === "push") return concatenated([array, ...added()], array.origin);
  if (method === "unshift") return concatenated([...added(), array], array.origin);
  if (method === "pop" && array.complete) return { ...array, items: array.items.slice(0, -1) };
  const { listing: _, ...rest } = array;
  return { ...rest, items: [], complete: false };
}
