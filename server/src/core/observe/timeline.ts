import type { Exchange, Frame } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import { messageType } from "./product.ts";

/** A stretch in which the client sent nothing. */
export interface Gap {
  readonly ms: number;
  /** What ended it: the next frame sent, or the close. */
  readonly until: "frame" | "close";
  readonly at: Origin;
}

export interface Timeline {
  readonly sent: readonly Frame[];
  readonly received: readonly Frame[];
  /** Binary frames with content. */
  readonly audio: readonly Frame[];
  /** Binary frames of zero bytes. */
  readonly empty: readonly Frame[];
  readonly keepAlives: readonly Frame[];
  /** Whether frames have times, so that gaps can be measured. */
  readonly timed: boolean;
  /** Longest silence of the client, from the first frame of either side to the close. */
  readonly silence?: Gap;
  /** Milliseconds from the last frame sent to the close. */
  readonly beforeClose?: number;
}

const made = new WeakMap<Exchange, Timeline>();

/** What went over a socket and when: computed once for each exchange. */
export function timeline(exchange: Exchange): Timeline {
  const before = made.get(exchange);
  if (before) return before;
  const sent = exchange.frames.filter((frame) => frame.direction === "sent" && !frame.written);
  const received = exchange.frames.filter((frame) => frame.direction === "received");
  const gaps = silences(exchange, sent);
  const silence = gaps.reduce<Gap | undefined>((a, b) => (a && a.ms >= b.ms ? a : b), undefined);
  const last = sent.findLast((frame) => frame.at !== undefined);
  const close = exchange.close?.at;
  const result: Timeline = {
    sent,
    received,
    audio: sent.filter((frame) => frame.frame === "binary" && frame.size !== 0),
    empty: sent.filter((frame) => frame.frame === "binary" && frame.size === 0),
    keepAlives: sent.filter((frame) => messageType(frame) === "KeepAlive"),
    timed: exchange.frames.filter((frame) => frame.at !== undefined).length >= 2,
    ...(silence ? { silence } : {}),
    ...(last?.at !== undefined && close !== undefined ? { beforeClose: close - last.at } : {}),
  };
  made.set(exchange, result);
  return result;
}

function silences(exchange: Exchange, sent: readonly Frame[]): Gap[] {
  const gaps: Gap[] = [];
  let from = exchange.frames.find((frame) => frame.at !== undefined)?.at;
  for (const frame of sent) {
    if (frame.at === undefined) continue;
    if (from !== undefined) gaps.push({ ms: frame.at - from, until: "frame", at: frame.origin });
    from = frame.at;
  }
  const { close } = exchange;
  if (from !== undefined && close?.at !== undefined)
    gaps.push({ ms: close.at - from, until: "close", at: close.origin });
  return gaps;
}

/** Seconds with one digit at most: `12 s`, `4.5 s`. */
export function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

/** One transcript that a listen socket or a REST answer brought. */
export interface Transcript {
  readonly text: string;
  readonly at: Origin;
  /** Seconds since the connection's begin, of a socket's result. */
  readonly start?: number;
  readonly requestId?: string;
  readonly final: boolean;
}

const transcribed = new WeakMap<Exchange, readonly Transcript[]>();

/** The transcripts of all `Results` and `TurnInfo` messages and of a REST body, in order: read once for each exchange. */
export function transcripts(exchange: Exchange): readonly Transcript[] {
  const before = transcribed.get(exchange);
  if (before) return before;
  const found = readTranscripts(exchange);
  transcribed.set(exchange, found);
  return found;
}

function readTranscripts(exchange: Exchange): Transcript[] {
  const found: Transcript[] = [];
  for (const frame of exchange.frames) {
    const type = messageType(frame);
    if (frame.direction === "sent" || (type !== "Results" && type !== "TurnInfo")) continue;
    const alternatives = member(frame.json, "channel", "alternatives");
    const first = alternatives?.kind === "array" ? alternatives.items[0] : frame.json;
    const text = known(member(first, "transcript"));
    if (!text) continue;
    const start = Number(known(member(frame.json, "start"))?.text ?? Number.NaN);
    const requestId = known(member(frame.json, "metadata", "request_id"))?.text;
    found.push({
      text: text.text,
      at: text.text === "" ? frame.origin : text.origin,
      final: known(member(frame.json, "is_final"))?.text !== "false",
      ...(Number.isNaN(start) ? {} : { start }),
      ...(requestId ? { requestId } : {}),
    });
  }
  const channels = member(exchange.response?.json, "results", "channels");
  for (const channel of channels?.kind === "array" ? channels.items.slice(0, 50) : []) {
    const alternatives = member(channel, "alternatives");
    const text = known(member(alternatives?.kind === "array" ? alternatives.items[0] : undefined, "transcript"));
    if (text) found.push({ text: text.text, at: text.origin, final: true });
  }
  const picked = channels ? undefined : known(member(exchange.response?.json, "transcript"));
  if (picked) found.push({ text: picked.text, at: picked.origin, final: true });
  return found;
}
