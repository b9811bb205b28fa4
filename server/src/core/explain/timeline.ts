import { frameInWords } from "../catalogue/describe/frame.ts";
import type { Close, Exchange, Frame } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";

/** The frames of one socket on a line of time. Milliseconds since its first frame or its opening. */
export interface Timeline {
  readonly length: number;
  readonly marks: readonly TimelineMark[];
  /** Stretches of more than five seconds in which nothing was sent. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** The same in sentences. */
  readonly words: readonly string[];
}

export interface TimelineMark {
  readonly at: number;
  readonly kind: "sent" | "keepalive" | "received" | "close";
  /** Type, size, time, and what the frame says, for whoever points at it. */
  readonly text: string;
}

const shortestGap = 5000;
const mostGaps = 10;
/** Marks of one kind closer than this part of the whole would be drawn on each other. */
const drawn = 1 / 400;
const longestType = 40;
const longestReason = 120;

/** Of the socket with the most timed frames; undefined where fewer than two moments are known. */
export function timelineOf(exchanges: readonly Exchange[]): Timeline | undefined {
  let most: TimelineMark[] = [];
  let closed: Exchange["close"];
  for (const { frames, close } of exchanges) {
    const marks = frames.flatMap(markOf);
    if (close?.at !== undefined) marks.push({ at: close.at, kind: "close", text: closeInWords(close) });
    if (marks.length <= most.length) continue;
    most = marks;
    closed = close;
  }
  const sorted = most.filter(({ at }) => Number.isFinite(at) && at >= 0).sort((a, b) => a.at - b.at);
  const length = sorted.at(-1)?.at ?? 0;
  if (sorted.length < 2 || length === 0) return undefined;
  const gaps = gapsIn(sorted, length);
  return { length, marks: thinned(sorted, length), gaps, words: inWords(sorted, length, gaps, closed?.code) };
}

function markOf(frame: Frame): TimelineMark[] {
  const { at, direction } = frame;
  if (at === undefined || direction === "unknown") return [];
  const type = known(member(frame.json, "type"))?.text;
  const text = inOneLine(frame, type, at);
  if (direction === "received") return [{ at, kind: "received", text }];
  return [{ at, kind: type === "KeepAlive" ? "keepalive" : "sent", text }];
}

function inOneLine({ direction, frame, size, base64 }: Frame, type: string | undefined, at: number): string {
  const sent = direction === "sent";
  const name = type?.slice(0, longestType) ?? (frame === "binary" ? "Audio" : base64 ? "Base64 text" : "Text");
  const parts = [
    `${name} ${sent ? "sent" : "received"}`,
    ...(size === undefined ? [] : [`${size.toLocaleString("en-US")} bytes`]),
    seconds(at),
  ];
  const said = frameInWords(type, frame, sent);
  return `${parts.join(" · ")}${said ? `. ${said}` : ""}`;
}

function closeInWords({ code, reason, at }: Close): string {
  const cause = reason?.trim().slice(0, longestReason);
  return `Closed${code === undefined ? "" : ` with ${code}`} · ${seconds(at ?? 0)}.${cause ? ` Reason: ${cause}` : ""}`;
}

function gapsIn(marks: readonly TimelineMark[], length: number): Timeline["gaps"] {
  const sent = marks.filter(({ kind }) => kind === "sent" || kind === "keepalive").map(({ at }) => at);
  // A log of received frames only says nothing about what was sent.
  if (sent.length === 0) return [];
  const ends = [...sent.slice(1), length];
  return sent
    .map((from, index) => ({ from, to: ends[index]! }))
    .filter(({ from, to }) => to - from > shortestGap)
    .slice(0, mostGaps);
}

function thinned(marks: readonly TimelineMark[], length: number): TimelineMark[] {
  const last = new Map<string, { mark: TimelineMark; more: number; until: number }>();
  const kept: { mark: TimelineMark; more: number; until: number }[] = [];
  for (const mark of marks) {
    const before = last.get(mark.kind);
    if (before && mark.at - before.mark.at < length * drawn) {
      before.more++;
      before.until = mark.at;
      continue;
    }
    const each = { mark, more: 0, until: mark.at };
    last.set(mark.kind, each);
    kept.push(each);
  }
  return kept.map(({ mark, more, until }) =>
    more === 0 ? mark : { ...mark, text: `${mark.text.replace(/\.?$/, ".")} ${more} more until ${seconds(until)}.` },
  );
}

function inWords(
  marks: readonly TimelineMark[],
  length: number,
  gaps: Timeline["gaps"],
  code: number | undefined,
): string[] {
  const count = (kind: TimelineMark["kind"]) => marks.filter((mark) => mark.kind === kind).length;
  const close = marks.find(({ kind }) => kind === "close");
  const [sent, alive, received] = [count("sent"), count("keepalive"), count("received")];
  return [
    `In ${seconds(length)}: ${sent} sent, ${alive} KeepAlive, ${received} received.`,
    ...gaps.map(({ from, to }) => `Nothing sent from ${seconds(from)} to ${seconds(to)}: ${seconds(to - from)}.`),
    ...(close ? [`Closed at ${seconds(close.at)}${code === undefined ? "" : ` with ${code}`}.`] : []),
  ];
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
