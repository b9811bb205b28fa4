import { type SdkMajor, type SdkMethod, sdkVersion } from "../../catalogue/sdk.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Bag, Entry, Insertion, Value } from "../../exchange/value.ts";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { literal } from "../evaluate/values/make.ts";

/** A call's arguments as evaluated; those behind a spread are unknown. */
export interface Arguments {
  readonly values: readonly Abstract[];
  readonly complete: boolean;
  /** The place just before the closing parenthesis. */
  readonly end: Origin;
  /** How an object is written there as a further argument; undefined where that cannot be. */
  readonly insertion: (index: number) => Insertion | undefined;
}

/** The options that the SDK puts into the query. */
export function queryOf(
  context: FileContext,
  args: Arguments,
  method: SdkMethod | undefined,
  major: SdkMajor | undefined,
  at: Origin,
): Bag {
  if (!method) return { entries: [], complete: false, origin: args.end };
  const bag = optionsBag(context, args, method, major);
  const further = requestBag(context, args, method);
  const callback = method.callbackArg === undefined ? undefined : args.values[method.callbackArg];
  const all = [...bag.entries, ...(further?.entries ?? [])];
  const complete = bag.complete && further?.complete !== false;
  if (callback) all.push(callbackEntry(context, callback));
  const { defaultModel } = method;
  if (defaultModel && complete && !all.some((entry) => entry.name === "model"))
    all.push(fixed("model", context.evaluator.lower(literal(defaultModel, at)), at));
  return { ...bag, entries: all, complete };
}

function optionsBag(context: FileContext, args: Arguments, method: SdkMethod, major: SdkMajor | undefined): Bag {
  const { optionsArg } = method;
  if (optionsArg === undefined) return { entries: [], complete: true, origin: args.end };
  const given = args.values[optionsArg];
  if (!given || given.kind === "null") {
    const insertion = args.complete && !given ? args.insertion(optionsArg) : undefined;
    return {
      entries: [],
      complete: args.complete,
      origin: given?.origin ?? args.end,
      ...(insertion ? { insertion } : {}),
    };
  }
  const bag = context.evaluator.lowerBag(given);
  const shared = method.bodyArg === optionsArg ? (method.bodyKeys ?? []) : [];
  const left = new Set([
    ...shared,
    ...(method.transport === "wss" && major === 5 ? (sdkVersion(5).connectOptions ?? []) : []),
  ]);
  const entries = bag.entries.filter((entry) => !left.has(entry.name)).flatMap((entry) => sent(entry, major));
  if (method.transport !== "wss" || major !== 5) return { ...bag, entries };
  const further = nested(bag, "queryParams", major);
  return { ...bag, entries: [...entries, ...further.entries], complete: bag.complete && further.complete };
}

/** v5: `queryParams` of the request's options. */
function requestBag(context: FileContext, args: Arguments, method: SdkMethod): Bag | undefined {
  const given = method.requestOptionsArg === undefined ? undefined : args.values[method.requestOptionsArg];
  if (!given || given.kind === "null") return undefined;
  return nested(context.evaluator.lowerBag(given), "queryParams", 5);
}

function nested(bag: Bag, name: string, major: SdkMajor): Bag {
  const found = bag.entries.find((entry) => entry.name === name);
  if (!found) return { entries: [], complete: bag.complete, origin: bag.origin };
  if (found.value.kind !== "object") return { entries: [], complete: false, origin: bag.origin };
  return { ...found.value.bag, entries: found.value.bag.entries.flatMap((entry) => sent(entry, major)) };
}

/** An option as it goes out: a list repeats its name, and v5 leaves out what is null or undefined. */
function sent(entry: Entry, major: SdkMajor | undefined): Entry[] {
  const { value } = entry;
  if (value.kind === "array") return value.complete ? repeated(entry, value.items) : [{ ...entry, value: open(value) }];
  if (major !== 5) return [entry];
  if (value.kind === "null") return [];
  if (value.kind !== "one-of") return [entry];
  const real = value.options.filter((option) => option.kind !== "null");
  if (real.length === value.options.length) return [entry];
  return [{ ...entry, value: real.length === 1 ? real[0]! : { ...value, options: real }, sometimes: true }];
}

/** One entry for each item. What cuts or renames the whole list belongs to the first, and cutting only where it is the only one. */
function repeated(entry: Entry, items: readonly Value[]): Entry[] {
  const { removal, renamable, ...rest } = entry;
  return items.map((value, i) => ({
    ...rest,
    value,
    written: value.origin,
    renamable: renamable && i === 0,
    ...(removal && items.length === 1 ? { removal } : {}),
  }));
}

function open(value: Value): Value {
  return { kind: "unresolved", reason: "not all of the list is seen", origin: value.origin };
}

/** `new CallbackUrl("https://…")`. */
function callbackEntry(context: FileContext, value: Abstract): Entry {
  const inner = value.kind === "created" ? value.node.arguments?.[0] : undefined;
  const url = value.kind === "created" && inner ? context.evaluator.evaluate(inner, value.frame) : value;
  return fixed("callback", context.evaluator.lower(url), value.origin);
}

function fixed(name: string, value: Value, key: Origin): Entry {
  return { name, key, value, renamable: false, sometimes: false };
}
