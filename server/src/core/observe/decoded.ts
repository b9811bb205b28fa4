import type { Exchange } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import { messageType } from "./product.ts";

/** Where a socket's Metadata says that it ended before any audio was decoded. */
export function nothingDecoded({ frames }: Exchange): Origin | undefined {
  const metadata = frames.find((frame) => messageType(frame) === "Metadata");
  const duration = metadata && member(metadata.json, "duration");
  const text = known(duration)?.text;
  const isZero = text !== undefined && Number(text) === 0;
  return duration && isZero && !frames.some((frame) => messageType(frame) === "Results") ? duration.origin : undefined;
}
