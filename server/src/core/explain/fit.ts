import { isDistinct } from "../catalogue/general-errors.ts";
import type { Exchange, Frame } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { readsInVain } from "../observe/in-vain.ts";
import { isMute } from "../observe/mute.ts";
import { outcome } from "../observe/outcome.ts";
import { networkFailure } from "../observe/printed.ts";
import { messageType } from "../observe/product.ts";
import { says } from "../observe/says.ts";
import { type Seen, saw, seenErrors } from "../observe/seen.ts";
import type { Evidence, Rule } from "../rules/rule.ts";

/** How the answer agrees with what Deepgram says to this mistake. */
export type Fit =
  | { readonly kind: "error"; readonly seen: Seen }
  | { readonly kind: "status" }
  | { readonly kind: "close" }
  | { readonly kind: "silent" }
  | { readonly kind: "unanswered" }
  | { readonly kind: "possible" }
  | { readonly kind: "unknown" }
  | { readonly kind: "contradicted"; readonly evidence: Evidence };

export function fitOf(rule: Rule, exchange: Exchange): Fit {
  const { status, close, failed, succeeded } = outcome(exchange);
  const { answers } = rule.shows;
  const told = seenErrors(exchange).filter((seen) => seen.by === "text" || seen.by === "code");
  const named = told.find((seen) => answers?.errors?.includes(seen.error.id));
  const cut = networkFailure(exchange);
  if (cut && answers?.unreached) return { kind: "close" };
  if (cut && !rule.shows.beforeDeepgram && rule.shows.by !== "client")
    return { kind: "contradicted", evidence: unreached(cut) };
  if (named && isDistinct(named.error)) return { kind: "error", seen: named };
  if (answers?.says && says(exchange, answers.says)) return { kind: "status" };
  if (
    (!failed && !succeeded) ||
    readsInVain(exchange) ||
    (!told.some(({ error }) => isDistinct(error)) && !isRefused(exchange))
  )
    return { kind: "unanswered" };
  // A browser hides the status of a refused handshake behind 1006.
  const refusing = answers?.statuses ?? answers?.closes ?? answers?.errors;
  const hidden =
    refusing !== undefined &&
    !exchange.opened &&
    (close?.code === 1006 || saw(exchange, ["browser-1006"]) !== undefined);
  if (hidden || (close?.code !== undefined && answers?.closes?.includes(close.code))) return { kind: "close" };
  if (succeeded) {
    if (answers?.silent) return { kind: "silent" };
    return { kind: "contradicted", evidence: accepted(exchange) };
  }
  if (status && answers?.statuses?.includes(status.code) && !decidedElsewhere(rule, told)) return { kind: "status" };
  // A refusal whose reason is not in the paste: what is odd in the call is all that there is to go by.
  if (status?.code === 400 && answers?.silent && rule.shows.aboutParameter && isMute(exchange))
    return { kind: "possible" };
  const knows = answers?.statuses || answers?.errors || answers?.closes;
  if (!knows && !answers?.silent && !told.length) return { kind: "unknown" };
  // An error in words that nobody knows, without a status: it may be said to anything.
  if (!told.length && !status && failed && (exchange.response?.json || exchange.frames.some(isError)))
    return { kind: "possible" };
  return { kind: "contradicted", evidence: answeredOtherwise(exchange, told) };
}

const isError = (frame: Frame) => frame.direction !== "sent" && messageType(frame) === "Error";

/** Whether the failure is somebody's answer: what only the program says of it has any reason. */
function isRefused(exchange: Exchange): boolean {
  const { status, close, codes, failed, said } = outcome(exchange);
  if (!failed || status || codes.length > 0 || said.some((each) => each.where !== "program")) return true;
  return close !== undefined;
}

/** The answer's own words name another mistake of the same status. */
function decidedElsewhere(rule: Rule, told: readonly Seen[]): boolean {
  return told.some(
    (seen) =>
      seen.error.surface === "http" &&
      seen.error.status !== undefined &&
      !rule.shows.answers?.errors?.includes(seen.error.id),
  );
}

function unreached({ text, at }: { text: string; at: Origin }): Evidence {
  return { text: `No answer of Deepgram came: '${text}'`, at, for: false, weight: "strong" };
}

function accepted(exchange: Exchange): Evidence {
  const { status, close } = outcome(exchange);
  const code = status?.code ?? close?.code;
  return {
    text: code === undefined ? "Deepgram sent a regular answer" : `The answer is a regular one (${code})`,
    ...(status ? { at: status.at } : close ? { at: close.origin } : {}),
    for: false,
    weight: "strong",
  };
}

function answeredOtherwise(exchange: Exchange, told: readonly Seen[]): Evidence {
  const { status, close } = outcome(exchange);
  const [seen] = told;
  const text = seen
    ? `The answer says '${seen.text}', which has another reason`
    : `The answer ${status?.code ?? close?.code ?? ""} is not the one that this gets`.replace("  ", " ");
  const at = seen?.at ?? status?.at ?? close?.origin;
  return { text, ...(at ? { at } : {}), for: false, weight: "strong" };
}
