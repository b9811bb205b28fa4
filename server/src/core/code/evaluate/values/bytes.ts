import type ts from "typescript";
import type { Abstract, Bytes, Frame } from "../../abstract.ts";
import type { Session } from "../session.ts";
import { at, textOf, writtenText } from "./make.ts";

/** What the media messages of telephony streams hold: audio without a header. */
export const telephony = "the audio of a telephony stream";
/** The same where it can only be Twilio's. */
export const twilio = "Twilio's audio";

/** Functions that give bytes: files, buffers, encoders. */
export function bytesCall(session: Session, path: string, node: ts.CallExpression, frame: Frame): Abstract | undefined {
  const origin = at(node, frame);
  const [first, second] = node.arguments;
  if (
    /^(?:fs|fs\/promises|fs-extra)#(?:promises\.)?(?:readFileSync|readFile|createReadStream)$|^(?:Deno\.(?:readFile|open)|Bun\.file)$/.test(
      path,
    )
  ) {
    const encoding = second && textOf(session.evaluate(second, frame));
    if (encoding !== undefined && /^utf-?8$/i.test(encoding)) return undefined;
    const name = first && writtenText(session.evaluate(first, frame));
    return {
      kind: "bytes",
      source: name === undefined ? { is: "other", what: "a file" } : { is: "file", path: name },
      origin,
    };
  }
  if (/^(?:buffer#)?(?:Buffer\.)?from$/.test(path) && path.includes("Buffer"))
    return first && bufferFrom(session, first, second, frame, origin);
  if (/^(?:buffer#)?Buffer\.(?:alloc|allocUnsafe)$/.test(path))
    return sized(first && session.evaluate(first, frame), origin, "a buffer");
  return undefined;
}

function bufferFrom(
  session: Session,
  first: ts.Expression,
  second: ts.Expression | undefined,
  frame: Frame,
  origin: Bytes["origin"],
): Abstract {
  const value = session.evaluate(first, frame);
  const encoding = second && textOf(session.evaluate(second, frame));
  if (encoding === "base64" || encoding === "hex") {
    const media = isMediaPayload(value) && (isTwilio(frame.context.text) ? twilio : telephony);
    return { kind: "bytes", source: { is: "other", what: media || "decoded text" }, origin };
  }
  if (value.kind === "bytes") return value;
  if (value.kind === "array" && value.complete && value.items.length === 0)
    return { kind: "bytes", source: { is: "empty" }, origin };
  if (value.kind === "string" && value.parts.length === 0) return { kind: "bytes", source: { is: "empty" }, origin };
  if (value.kind === "string" || value.kind === "json") return { kind: "bytes", source: { is: "text", value }, origin };
  return { kind: "bytes", source: { is: "other", what: "a buffer" }, origin };
}

/** `new Uint8Array(n)`, `Buffer.alloc(n)`: empty when n is 0 or nothing. */
function sized(value: Abstract | undefined, origin: Bytes["origin"], what: string): Abstract {
  const none =
    !value ||
    (value.kind === "number" && value.value === 0) ||
    (value.kind === "array" && value.complete && value.items.length === 0);
  return { kind: "bytes", source: none ? { is: "empty" } : { is: "other", what }, origin };
}

/** `new Uint8Array(…)`, `new Blob([…])` and the like. */
export function newBytes(session: Session, name: string, node: ts.NewExpression, frame: Frame): Abstract | undefined {
  const origin = at(node, frame);
  const first = node.arguments?.[0];
  if (/^(?:Uint8Array|Int16Array|Float32Array|Int8Array|ArrayBuffer|Uint8ClampedArray|DataView)$/.test(name)) {
    const value = first && session.evaluate(first, frame);
    return value?.kind === "bytes" ? value : sized(value, origin, name);
  }
  if (name !== "Blob" && name !== "File") return undefined;
  const parts = first && session.evaluate(first, frame);
  if (!parts) return { kind: "bytes", source: { is: "empty" }, origin };
  if (parts.kind === "array" && parts.complete && parts.items.length === 0)
    return { kind: "bytes", source: { is: "empty" }, origin };
  const only = parts.kind === "array" && parts.complete && parts.items.length === 1 ? parts.items[0] : undefined;
  if (only?.kind === "bytes") return { ...only, origin };
  if (only?.kind === "string" || only?.kind === "json")
    return { kind: "bytes", source: { is: "text", value: only }, origin };
  return { kind: "bytes", source: { is: "other", what: "a blob" }, origin };
}

/** `message.media.payload` of parsed JSON: how telephony streams hand over audio, and text for certain. */
export function isMediaPayload(value: Abstract): boolean {
  if (value.kind !== "member" || value.name !== "payload") return false;
  const media = value.of;
  if (media.kind !== "member" || media.name !== "media" || media.of.kind !== "result") return false;
  const { callee } = media.of;
  return callee.kind === "global" ? callee.name === "JSON.parse" : isJsonParse(callee);
}

function isJsonParse(callee: Abstract): boolean {
  return (
    callee.kind === "member" && callee.name === "parse" && callee.of.kind === "global" && callee.of.name === "JSON"
  );
}

/** Others stream in the same messages, some of them other audio. */
function isTwilio(text: string): boolean {
  return /twilio|\bstreamSid\b|\bcallSid\b/i.test(text) && !/telnyx|plivo|signalwire|vonage|exotel|\bl16\b/i.test(text);
}
