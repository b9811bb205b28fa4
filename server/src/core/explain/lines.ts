import { majorsWith } from "../catalogue/sdk.ts";
import type { Call } from "../exchange/call.ts";
import type { Exchange, Line } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Paste } from "../paste/index.ts";
import { withSocket } from "./socket.ts";

/** How many lines are kept, and how much of each: what decides a case stands near the ends of a log. */
const most = 400;
const longest = 600;

/** What is judged: the exchanges with the lines that they came in, and what each call was written in. */
export interface Prepared {
  readonly exchanges: readonly Exchange[];
  readonly forms: Paste["forms"];
}

/** The exchanges of a paste with what the rest of it says: its lines, and the SDK's version for calls that do not show it. */
export function prepared(paste: Paste): Prepared {
  const forms = new Map(paste.forms);
  const exchanges = withLines(paste).map((found) => {
    const exchange = isOnTopic(found) ? found : { ...found, symptoms: [] };
    const { call, environment } = exchange;
    if (!call) return withSocket(exchange);
    const own = ofOneMajor(call);
    if (own) {
      const form = paste.forms.get(call);
      if (form) forms.set(own, form);
      return { ...exchange, call: own };
    }
    const version = environment.sdk?.language === "js" ? environment.sdk.version : undefined;
    const major = Number.parseInt(version ?? "", 10);
    if (!call.sdk || !version || !isMajor(major) || (call.sdk.majorFrom && call.sdk.majorFrom !== "usage"))
      return exchange;
    const told: Call = { ...call, sdk: { ...call.sdk, major, version, majorFrom: "installed" } };
    const form = paste.forms.get(call);
    if (form) forms.set(told, form);
    return { ...exchange, call: told };
  });
  return { exchanges, forms };
}

/** A method that only one major has says which one is meant, where the paste names no other. */
function ofOneMajor(call: Call): Call | undefined {
  const { sdk } = call;
  if (!sdk?.major || sdk.majorFrom !== "usage") return undefined;
  const [only, more] = majorsWith(sdk.method);
  return only === 5 && more === undefined && sdk.major === only
    ? { ...call, sdk: { ...sdk, majorFrom: "package" } }
    : undefined;
}

const isMajor = (major: number): major is 1 | 2 | 3 | 4 | 5 => major >= 1 && major <= 5;

/** One exchange without anything else when only words were pasted. */
function withLines(paste: Paste): Exchange[] {
  const lines = (["paste:request", "paste:response"] as const).flatMap((name) => linesOf(paste.texts[name], name));
  if (lines.length === 0) return [...paste.exchanges];
  if (paste.exchanges.length === 0) return [{ frames: [], errors: [], symptoms: [], environment: {}, lines }];
  // Which of many exchanges a line speaks of cannot be told.
  if (paste.exchanges.length > 3) return [...paste.exchanges];
  if (paste.exchanges.length === 1) return paste.exchanges.map((exchange) => ({ ...exchange, lines }));
  // What a grant answers is known to the calls after it.
  const taken = paste.exchanges
    .filter(({ call }) => !/\/auth\/grant$/.test(call?.target.path?.value ?? ""))
    .flatMap(placesOf);
  const free = lines.filter(({ origin }) => !taken.some((place) => overlap(place, origin)));
  return paste.exchanges.map((exchange) => ({ ...exchange, lines: free }));
}

/** Where the parts of an exchange stand: a line there belongs to it, and to no other one. */
function placesOf({ call, response, frames, close, errors }: Exchange): Origin[] {
  const parts = [call, response, close, ...frames, ...errors];
  return parts.flatMap((part) => part?.origin ?? []);
}

const overlap = (a: Origin, b: Origin) => a.text === b.text && a.start < b.end && b.start < a.end;

function linesOf(text: string, name: string): Line[] {
  const found: Line[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + longest));
    if (/[A-Za-z]{3}/.test(line)) found.push({ text: line, origin: { text: name, start: at, end: at + line.length } });
    at = end + 1;
  }
  return found.length <= most ? found : [...found.slice(0, most / 2), ...found.slice(-most / 2)];
}

const topic =
  /deepgram|\bdg\b|transcri|caption|subtitle|speech|spoken|speak|voice|\bstt\b|\btts\b|\basr\b|audio|\bmic(?:rophone)?s?\b|diari[sz]|\bnova\b|\bflux\b|\baura\b|utterance|endpointing|keepalive|sound|dictat/i;

/** Words alone count only where they speak of speech, or Deepgram's traffic stands beside them. */
function isOnTopic({ call, frames, response, close, lines = [] }: Exchange): boolean {
  return Boolean(call ?? response ?? close ?? frames[0]) || lines.some(({ text }) => topic.test(text));
}
