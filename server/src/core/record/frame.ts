import type { AudioHead, Frame } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import type { ObjectValue } from "../exchange/value.ts";
import { readJson } from "../paste/json/reader.ts";
import { type Source, sliceOf } from "../paste/text/slice.ts";
import { audioIn } from "./content.ts";

/** A recorded message of a socket. */
export function frameOf(source: Source, line: ObjectValue, origin: Origin): { frame: Frame; audio?: AudioHead } {
  const text = member(line, "text");
  const slice = text?.kind === "text" ? sliceOf(source, text) : undefined;
  const json = slice && /^\s*\{/.test(slice.text) ? readJson(slice) : undefined;
  const size = member(line, "size");
  const ms = member(line, "ms");
  const audio = audioIn(line);
  const frame: Frame = {
    direction: known(member(line, "from"))?.text === "program" ? "sent" : "received",
    frame: known(member(line, "binary")) ? "binary" : "text",
    ...(size?.kind === "number" ? { size: size.value } : {}),
    ...(json ? { json: json.value } : {}),
    ...(slice && !json && isBase64(slice.text) ? { base64: true as const } : {}),
    ...(ms?.kind === "number" ? { at: ms.value } : {}),
    origin,
  };
  return { frame, ...(audio ? { audio } : {}) };
}

const isBase64 = (text: string) => text.length >= 64 && /^[A-Za-z0-9+/]{64,}={0,2}$/.test(text.slice(0, 4096));
