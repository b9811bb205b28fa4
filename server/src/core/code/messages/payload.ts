import type ts from "typescript";
import type { SentMessage } from "../../exchange/call.ts";
import type { Abstract, Bytes } from "../abstract.ts";
import { asBytes } from "../bytes.ts";
import { type FileContext, once, placeOf } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import { isBlank } from "../evaluate/values/make.ts";
import { readJsonText } from "../json-text.ts";
import { typescript } from "../typescript.ts";

/** What one value becomes on a socket: which frame, and what is in it. */
export type Content = Pick<SentMessage, "frame" | "payload" | "unserialised" | "asBinary">;

export function contentOf(context: FileContext, value: Abstract): Content {
  const { evaluator } = context;
  switch (value.kind) {
    case "json":
      return { frame: "text", payload: evaluator.lower(value.value) };
    case "string": {
      const [only] = value.parts;
      if (value.parts.length === 1 && only?.kind === "value") return contentOf(context, only.value);
      return { frame: "text", payload: evaluator.lower(readJsonText(value) ?? value) };
    }
    case "object":
      return { frame: "text", payload: evaluator.lower(value), unserialised: true };
    case "one-of":
      return either(
        context,
        value.options.filter((option) => !isBlank(option)),
        value,
      );
  }
  const bytes = asBytes(value, (one) => recorderChunk(context, one));
  if (bytes) return { frame: "binary", payload: evaluator.lower(bytes) };
  return { frame: "unresolved", payload: evaluator.lower(value) };
}

function either(context: FileContext, options: readonly Abstract[], whole: Abstract): Content {
  const all = options.map((option) => contentOf(context, option));
  const [first] = all;
  if (!first) return { frame: "unresolved", payload: context.evaluator.lower(whole) };
  if (all.length === 1) return first;
  const frame = all.every((each) => each.frame === first.frame) ? first.frame : "unresolved";
  return { frame, payload: { kind: "one-of", options: all.map((each) => each.payload), origin: whole.origin } };
}

/** `event.data` in a recorder's `dataavailable` handler. */
function recorderChunk(context: FileContext, value: Abstract): Bytes | undefined {
  if (value.kind !== "member" || value.name !== "data" || value.of.kind !== "unknown") return undefined;
  const { text, start } = value.of.origin;
  if (text !== context.uri || !once(context, chunkParameters, () => chunkParameters(context)).has(start))
    return undefined;
  return { kind: "bytes", source: { is: "media-recorder" }, origin: value.origin };
}

/** Where the parameters of all `dataavailable` handlers of a file begin. */
function chunkParameters(context: FileContext): ReadonlySet<number> {
  const ts = typescript();
  const { index } = context;
  const found = new Set<number>();
  const add = (handler: ts.Node | undefined) => {
    const fn = handler && functionOf(context, handler);
    const first = fn?.parameters[0];
    if (first) found.add(placeOf(context, first.name).start);
  };
  for (const access of index.members.get("ondataavailable") ?? [])
    if (ts.isBinaryExpression(access.parent) && access.parent.left === access) add(access.parent.right);
  for (const call of index.calls) {
    const [event, handler] = call.arguments;
    if (event && ts.isStringLiteralLike(event) && event.text === "dataavailable") add(handler);
  }
  for (const id of index.identifiers.get("BlobEvent") ?? []) {
    const parameter = ts.isTypeReferenceNode(id.parent) ? id.parent.parent : undefined;
    if (parameter && ts.isParameter(parameter)) found.add(placeOf(context, parameter.name).start);
  }
  return found;
}

function functionOf(context: FileContext, node: ts.Node): ts.SignatureDeclaration | undefined {
  const ts = typescript();
  const target = bare(node as ts.Expression);
  if (ts.isArrowFunction(target) || ts.isFunctionExpression(target)) return target;
  const value = context.evaluator.evaluate(target, context.root);
  return value.kind === "function" ? value.node : undefined;
}
