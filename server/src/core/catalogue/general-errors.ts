import type { KnownError } from "./errors.ts";

/** Errors that only say that something failed: the reason is said elsewhere, or not at all. */
const general = new Set([
  "axios-status",
  "sdk-v5-error",
  "sdk-v34-errors",
  "handshake-refused",
  "browser-1006",
  "ws-1000",
  "ws-1005",
  "server-errors",
  "generic-http",
  "abort-timeout",
  "dns-network",
  "audio-as-json",
  "method-not-allowed",
  "not-found-path",
  "gateway-timeout",
  "sdk-unhandled-error",
  "sdk-timeout",
  "sdk-socket-not-open",
]);

/** Whether an error can only come from Deepgram or its SDK: others print the rest of them, too. */
export function isDistinct(error: KnownError): boolean {
  return !general.has(error.id);
}
