import type { Exchange } from "../../../exchange/exchange.ts";
import { member } from "../../../exchange/facts.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { Hole } from "../../../exchange/value.ts";
import { mentions, says } from "../../../observe/says.ts";

/** What Deepgram reports of the host that it was to fetch the media from. */
export interface Remote {
  readonly status?: number;
  readonly text: string;
  readonly at: Origin;
}

/** The report in a REMOTE_CONTENT_ERROR answer, with the media host's own status where it is named. */
export function remote(exchange: Exchange): Remote | undefined {
  const found = says(
    exchange,
    /(?:remote server|server hosting the media|URL for media download|URL as a URI|redirect location|too many redirects|failed to (?:fetch|download|retrieve)[^\n]{0,40}(?:media|url|audio|content)|REMOTE_CONTENT_ERROR)[^\n]{0,300}/i,
  );
  if (!found) return undefined;
  const better =
    says(exchange, /(?:remote server|server hosting|URL for media|URL as a URI|redirect)[^\n]{0,300}/i) ?? found;
  const text = better.match[0].replace(/["'}]+$/, "");
  const status = /\b([45]\d{2})\b/.exec(text)?.[1];
  return { text: text.slice(0, 200), at: better.at, ...(status ? { status: Number(status) } : {}) };
}

/** A hole as text: of a JWT its end, as a masked paste shows it. */
function masked(hole: Hole): string {
  return hole.is === "secret" && hole.expires !== undefined ? `•exp=${hole.expires}•` : "•";
}

/** The media URL that the call hands over in its JSON body, or that a line names as its `url`. */
export function mediaUrl(exchange: Exchange): { readonly text: string; readonly at: Origin } | undefined {
  const { call } = exchange;
  const url = call?.body.kind === "json" ? member(call.body.value, "url") : undefined;
  if (url?.kind === "text") {
    // A signature is a secret, and stands here as a hole.
    const text = url.parts.map((part) => (part.kind === "literal" ? part.text : masked(part.hole))).join("");
    return { text, at: url.origin };
  }
  const named = mentions(exchange, /["']?\burl["']?\s?[:=]\s?["'](https?:\/\/[^"'\s]{8,2000})/i);
  return named && { text: named.match[1]!, at: named.at };
}
