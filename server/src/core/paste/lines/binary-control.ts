import { clientTypes } from "../../catalogue/messages.ts";
import type { Frame } from "../../exchange/exchange.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { ObjectValue } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

const says = /^["'<([]*(?:binary|buffer|bytes|blob|arraybuffer|uint8array|b['"])/i;
const preview = /\{\s?"type"\s?:\s?"(\w{2,})("?)/;
const hex = /(?:\b[0-9a-f]{2}(?:[0-9a-f]{2})?[ :,]?){8,}/i;

/** A control message that went out as bytes, by the preview of them that developer tools and libraries print; it may be cut off. */
export function binaryControl(source: Source, start: number, end: number, time: number | undefined): Item | undefined {
  const text = source.text.slice(start, Math.min(end, start + 600));
  if (!says.test(text)) return undefined;
  const bytes = hex.exec(text)?.[0];
  const match = preview.exec(text) ?? (bytes ? preview.exec(inLetters(bytes)) : null);
  if (!match) return undefined;
  const size = Number(/\b(\d{2,3})\s?B(?:ytes)?\b/i.exec(text)?.[1]) || undefined;
  const type = match[2] ? match[1] : wholeOf(match[1]!, size);
  if (!type) return undefined;
  const origin = { text: source.name, start, end: start + text.trimEnd().length };
  const frame: Frame = {
    direction: "sent",
    frame: "binary",
    json: message(type, origin),
    ...(size === undefined ? {} : { size }),
    ...(time === undefined ? {} : { at: time }),
    origin,
  };
  return { kind: "frame", frame, at: origin, words: "binary control message sent" };
}

const inLetters = (bytes: string) =>
  String.fromCharCode(
    ...(bytes.replace(/[^0-9a-f]/gi, "").match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  );

let types: readonly string[] | undefined;

/** The one message whose type begins so, and that is as long as the frame. */
function wholeOf(cut: string, size: number | undefined): string | undefined {
  types ??= [...new Set(["/v1/listen", "/v2/listen", "/v1/speak", "/v1/agent/converse"].flatMap(clientTypes))];
  const fits = types.filter((type) => type.startsWith(cut));
  const exact = fits.filter((type) => JSON.stringify({ type }).length === size);
  return exact.length === 1 ? exact[0] : fits.length === 1 ? fits[0] : undefined;
}

function message(type: string, origin: Origin): ObjectValue {
  const parts = [{ kind: "literal", text: type, origin, exact: false } as const];
  const value = { kind: "text", parts, origin } as const;
  const entries = [{ name: "type", key: origin, value, renamable: false, sometimes: false }];
  return { kind: "object", bag: { entries, complete: true, origin }, origin };
}
