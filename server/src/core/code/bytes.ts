import type { Abstract, Bytes } from "./abstract.ts";
import { isMediaPayload } from "./evaluate/values/bytes.ts";
import { textOf } from "./evaluate/values/make.ts";

/** What gives bytes whatever it is called on. */
const givesBytes = new Set(["arrayBuffer", "blob", "bytes"]);
/** What gives the same bytes again when it is called on, or read from, bytes. */
const sameBytes = new Set(["slice", "subarray", "buffer", "stream", "arrayBuffer", "getReader"]);

const buffers = new Set(["Uint8Array", "Int16Array", "Float32Array", "Int8Array", "Buffer"]);

/**
 * The bytes that a value is for certain, although it was not followed: `await file.arrayBuffer()`, `x.toString("base64")`.
 * `chunk` says what an unfollowed value is that a caller knows better (a recorder's chunk).
 */
export function asBytes(value: Abstract, chunk?: (value: Abstract) => Bytes | undefined): Bytes | undefined {
  if (value.kind === "bytes") return value;
  const known = chunk?.(value);
  if (known) return known;
  if (value.kind === "member" && sameBytes.has(value.name)) {
    const inner = asBytes(value.of, chunk);
    return inner && { ...inner, origin: value.origin };
  }
  if (isMediaPayload(value)) return { kind: "bytes", source: { is: "base64" }, origin: value.origin };
  if (value.kind !== "result") return undefined;
  if (value.callee.kind === "global" && value.callee.name === "btoa")
    return { kind: "bytes", source: { is: "base64" }, origin: value.origin };
  if (value.callee.kind !== "member") return undefined;
  const { of, name } = value.callee;
  // Cut from the front, a container has lost its header.
  if (/^(?:slice|subarray)$/.test(name) && cutsFront(value))
    return asBytes(of, chunk) && { kind: "bytes", source: { is: "other", what: "a part" }, origin: value.origin };
  const inner = sameBytes.has(name) ? asBytes(of, chunk) : undefined;
  if (inner) return { ...inner, origin: value.origin };
  const made = of.kind === "global" && buffers.has(of.name) && (name === "from" || name === "of" || name === "concat");
  if (givesBytes.has(name) || made)
    return { kind: "bytes", source: { is: "other", what: "bytes" }, origin: value.origin };
  if (name === "toString" && firstText(value) === "base64")
    return { kind: "bytes", source: { is: "base64" }, origin: value.origin };
  return undefined;
}

function cutsFront({ node, frame }: Extract<Abstract, { kind: "result" }>): boolean {
  const first = "arguments" in node ? node.arguments[0] : undefined;
  if (!first) return false;
  const from = frame.context.evaluator.evaluate(first, frame);
  return from.kind !== "number" || from.value !== 0;
}

function firstText(value: Extract<Abstract, { kind: "result" }>): string | undefined {
  const { node, frame } = value;
  const first = "arguments" in node ? node.arguments[0] : undefined;
  return first && textOf(frame.context.evaluator.evaluate(first, frame));
}
