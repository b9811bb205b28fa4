import type { Call } from "../exchange/call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { entry, known } from "../exchange/facts.ts";

/** A request header's text. */
export function sentHeader(call: Call | undefined, name: string): string | undefined {
  return call && known(entry(call.headers, name, true)?.value)?.text;
}

/** Whether the call sends audio as raw bytes in an audio content type, or in none that says otherwise. */
export function sendsAudio(call: Call | undefined): boolean {
  if (call?.body.kind !== "raw") return false;
  const type = sentHeader(call, "content-type") ?? call.implicitContentType;
  return type === undefined || /^(?:audio|video)\/|octet-stream/i.test(type);
}

/** Content-Length as sent, in bytes. */
export function contentLength({ call }: Exchange): number | undefined {
  const text = sentHeader(call, "content-length");
  return text && /^\d+$/.test(text) ? Number(text) : undefined;
}
