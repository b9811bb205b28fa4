import type { FileContext } from "../context.ts";
import type { Collected, Site } from "../site.ts";

/** The messages that the file sends on the socket of `site`. */
export function collectMessages(_context: FileContext, _site: Site): Collected {
  return { messages: [], messagesComplete: false };
}
