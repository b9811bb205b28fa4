import type { Call } from "../../../exchange/call.ts";
import { entries, known } from "../../../exchange/facts.ts";
import { isOwnRequest } from "../../shared/helpers.ts";

/**
 * Whether an HTTP request may open a socket after all: Cloudflare Workers and raw clients send `Upgrade: websocket` themselves.
 * With headers that are not seen in full only another method than GET rules it out.
 */
export function mayUpgrade(call: Call): boolean {
  if (call.transport !== "http") return false;
  if (entries(call.headers, "upgrade", true).length > 0) return true;
  // Other languages write the upgrade's headers out, or use a library of sockets.
  if (call.headers.complete || !isOwnRequest(call) || call.via === "python" || call.via === "other") return false;
  const method = known(call.method)?.text;
  return method === undefined || method === "GET";
}
