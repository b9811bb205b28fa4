import type { Exchange } from "../exchange/exchange.ts";
import { saw } from "../observe/seen.ts";

/** How an exchange goes over the wire, as far as it decides what somebody can check. */
export type Medium = "http" | "socket" | "browser-socket";

export function mediumOf(exchange: Exchange): Medium {
  const { call, close, frames, opened, environment } = exchange;
  const socket =
    call?.transport === "ws" ||
    (!call && (close !== undefined || frames.length > 0 || opened === true || upgraded(exchange)));
  if (!socket) return "http";
  const browser =
    environment.browser === true ||
    saw(exchange, ["browser-1006"]) !== undefined ||
    exchange.errors.some(({ source }) => source === "browser");
  return browser ? "browser-socket" : "socket";
}

function upgraded(exchange: Exchange): boolean {
  return exchange.errors.some(({ text }) => /websocket|handshake|Unexpected server response|\bwss?:\/\//i.test(text));
}

/** How the reason of a refusal is brought to light where the paste hides it, in the program that made the call. */
export function reasonCheck(exchange: Exchange): string {
  const medium = mediumOf(exchange);
  if (medium === "http") return "Print the answer's body and its dg-error header: they name the reason.";
  if (medium === "browser-socket")
    return "Open the same URL from Node with ws and its 'unexpected-response' event: status, dg-error header and body name the reason, which a browser hides.";
  if (languageOf(exchange) === "python")
    return "Catch the handshake's exception and print the response in it: status, dg-error header and body name the reason.";
  return "Listen for 'unexpected-response' of ws (or open the URL with wscat): status, dg-error header and body name the reason.";
}

function languageOf({ environment, errors, call }: Exchange): string | undefined {
  return (
    environment.sdk?.language ??
    (call?.via === "python" ? "python" : errors.find(({ source }) => source === "python")?.source)
  );
}
