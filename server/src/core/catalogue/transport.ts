import type { Transport } from "./types.ts";

/** The catalogue's word for a transport; a Call says `http` and `ws`. */
export function transportOf(transport: "http" | "ws" | Transport): Transport {
  return transport === "http" ? "rest" : transport === "ws" ? "wss" : transport;
}
