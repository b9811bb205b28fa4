import type { SdkClient } from "../../exchange/call.ts";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { placeOf } from "../context.ts";
import { typescript } from "../typescript.ts";
import type { Client } from "./exports.ts";

/** What a client is made with: its arguments, and which of them is the key and which the options. */
export interface Settings {
  readonly args: readonly Abstract[];
  /** The key given as an argument of its own. */
  readonly key?: Abstract;
  /** The options object. Undefined: none is given. */
  readonly options?: Abstract;
}

/** Something looked up in a value: it is `found`, certainly `absent`, or `open` (it may be there). */
export type Looked =
  | { readonly is: "found"; readonly value: Abstract; readonly key: Abstract["origin"] }
  | { readonly is: "absent" | "open" };

export function settingsOf(context: FileContext, client: Client): Settings {
  const ts = typescript();
  const { evaluator } = context;
  const args: Abstract[] = [];
  for (const argument of client.node.arguments ?? []) {
    if (ts.isSpreadElement(argument)) break;
    args.push(evaluator.evaluate(argument, client.frame));
  }
  const [first, second] = args;
  if (client.constructor === "Deepgram") return { args, ...(first ? { key: first } : {}) };
  if (!first || first.kind === "null") return { args, ...(second ? { options: second } : {}) };
  // The class takes options only: what is no text is taken for them.
  if (isOptions(first) || (client.constructor !== "createClient" && first.kind !== "string"))
    return { args, options: first };
  return { args, key: first, ...(second ? { options: second } : {}) };
}

/** A value that cannot be followed counts as a key, unless its name says that it holds options. */
function isOptions(value: Abstract): boolean {
  if (value.kind === "object") return true;
  if (value.kind === "one-of") return value.options.some((option) => option.kind === "object");
  if (value.kind === "unknown" || value.kind === "member") return /opt|conf|sett|param/i.test(value.name ?? "");
  return false;
}

/** `value.a.b.c` of an object, as far as it is certain. */
export function look(context: FileContext, value: Abstract | undefined, ...path: string[]): Looked {
  if (!value || value.kind === "null") return { is: "absent" };
  let current: Abstract = value;
  let key = value.origin;
  for (const name of path) {
    if (current.kind !== "object") return { is: "open" };
    const prop = context.evaluator.prop(current, name);
    if (!prop) return { is: current.complete ? "absent" : "open" };
    if (prop.sometimes) return { is: "open" };
    current = prop.value;
    key = prop.key;
    if (current.kind === "null") return { is: "absent" };
  }
  return { is: "found", value: current, key };
}

/** The constructor's name as written. */
export function constructorPlace({ node, frame }: Client): Abstract["origin"] {
  return placeOf(frame.context, node.expression);
}

/** The making of a client as rules see it. */
export function clientUse(context: FileContext, client: Client, settings: Settings): SdkClient {
  return {
    constructor: client.constructor,
    origin: placeOf(client.frame.context, client.node),
    at: constructorPlace(client),
    args: settings.args.map((value) => context.evaluator.lower(value)),
    argsAt: (client.node.arguments ?? []).map((argument) => placeOf(client.frame.context, argument)),
    isNew: typescript().isNewExpression(client.node),
  };
}
