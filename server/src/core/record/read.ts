import type { Call, Target } from "../exchange/call.ts";
import type { AudioHead, ClientError, Close, Environment, Exchange, Frame, Response } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import type { ObjectValue, Value } from "../exchange/value.ts";
import type { Item } from "../paste/items.ts";
import { readJson } from "../paste/json/reader.ts";
import { pairs, sliceAt } from "../paste/objects/har.ts";
import { toCall } from "../paste/request.ts";
import { cut, type Source, sliceOf } from "../paste/text/slice.ts";
import { bodyOf, textOf } from "./content.ts";
import { environmentOf } from "./environment.ts";
import { frameOf } from "./frame.ts";
import { linesOfCalls } from "./lines.ts";
import { asDeepgram } from "./stand-in.ts";

const mostFrames = 5000;

/** The calls of a recording, each as an exchange of its own, in the order in which they were made. Linear; never throws. */
export function readRecording(source: Source): Item[] {
  const { calls, programs } = linesOfCalls(source.text);
  if (calls.length === 0) return [{ kind: "other", at: whole(source), words: "recording" }];
  const runtime = environmentOf(programs[0] && objectAt(source, programs[0]));
  return calls.flatMap((lines): Item[] => {
    const exchange = readCall(source, lines.get("call")?.[0], lines, runtime);
    const at = exchange?.call?.origin;
    if (!exchange || !at) return [];
    const status = exchange.response?.status ? ` ${exchange.response.status.code}` : "";
    return [{ kind: "exchange", exchange, form: "recording", at, words: `recorded call${status}` }];
  });
}

const whole = ({ name, text }: Source): Origin => ({ text: name, start: 0, end: text.length });

type Span = { readonly start: number; readonly end: number };
type Lines = ReadonlyMap<string, readonly Span[]>;

function objectAt(source: Source, { start, end }: Span): ObjectValue | undefined {
  const value = readJson(cut(source, start, end))?.value;
  return value?.kind === "object" ? value : undefined;
}

const textIn = (value: Value | undefined, name: string) => known(member(value, name))?.text;
const numberIn = (value: Value | undefined, name: string) => {
  const found = member(value, name);
  return found?.kind === "number" ? found.value : undefined;
};

function readCall(source: Source, at: Span | undefined, lines: Lines, runtime: Environment): Exchange | undefined {
  const line = at && objectAt(source, at);
  const url = member(line, "url");
  const method = member(line, "method");
  if (!line || url?.kind !== "text") return undefined;
  const headers = pairs(member(line, "headers"));
  const address = sliceOf(source, url);
  const socket = /^wss?:/i.test(address.text);
  const body = bodyOf(source, line, headers);
  const answer = lines.get("answer")?.[0];
  const frames = (lines.get("frame") ?? []).slice(0, mostFrames).flatMap((each) => frame(source, each));
  const response = answer && responseOf(source, objectAt(source, answer), lines.get("answer-body")?.[0], socket);
  const close = closeOf(lines.get("close")?.[0], source);
  const called = toCall({
    // What went over the wire, with what the client adds of its own, as in a HAR.
    via: "har",
    origin: { text: source.name, ...at },
    head: url.origin,
    url: known(member(line, "standIn")) ? asDeepgram(address) : address,
    ...(method?.kind === "text" && !socket ? { method } : {}),
    headers: headers.entries.map((each) => ({ name: sliceAt(source, each), value: each.value })),
    headersComplete: !known(member(line, "browser")),
    body: body.body,
    runtime: known(member(line, "browser")) ? "browser" : "server",
  });
  const call: Call = { ...called, transport: socket ? "ws" : "http", target: meant(called.target) };
  const audio = body.audio ?? frames.find((each) => each.audio)?.audio;
  return {
    call,
    ...(response ? { response } : {}),
    frames: frames.map((each) => each.frame),
    ...(close ? { close } : {}),
    ...(answer && textIn(objectAt(source, answer), "status") === "101" ? { opened: true as const } : {}),
    errors: (lines.get("error") ?? []).slice(0, 5).flatMap((each) => errorOf(source, each)),
    symptoms: [],
    environment: { ...runtime, ...environmentOf(line) },
    ...(audio ? { audio } : {}),
  };
}

/** Only what goes to Deepgram is recorded. */
const meant = (target: Target): Target => (target.deepgram === "no" ? { ...target, deepgram: "custom" } : target);

function responseOf(
  source: Source,
  answer: ObjectValue | undefined,
  body: Span | undefined,
  socket: boolean,
): Response | undefined {
  const status = member(answer, "status");
  if (!answer || status?.kind !== "number" || (socket && status.value === 101)) return undefined;
  const content = body && textOf(source, objectAt(source, body));
  return {
    status: { code: status.value, origin: status.origin },
    headers: pairs(member(answer, "headers")),
    ...content,
    origin: answer.origin,
  };
}

function frame(source: Source, at: Span): { frame: Frame; audio?: AudioHead }[] {
  const line = objectAt(source, at);
  return line ? [frameOf(source, line, { text: source.name, ...at })] : [];
}

function closeOf(at: Span | undefined, source: Source): Close | undefined {
  const line = at && objectAt(source, at);
  if (!line) return undefined;
  const reason = member(line, "reason");
  const said = known(reason)?.text;
  const lost = textIn(line, "by") === "connection";
  const code = numberIn(line, "code") ?? (lost ? 1006 : 1005);
  const ms = numberIn(line, "ms");
  return {
    code,
    ...(said && reason ? { reason: said, reasonAt: reason.origin } : {}),
    clean: !lost,
    ...(ms === undefined ? {} : { at: ms }),
    origin: line.origin,
  };
}

function errorOf(source: Source, at: Span): ClientError[] {
  const line = objectAt(source, at);
  const message = textIn(line, "message");
  if (!line || message === undefined) return [];
  const name = textIn(line, "code") ?? textIn(line, "name");
  const text = name && !message.includes(name) ? `${name}: ${message}` : message;
  return [{ text, ...(name ? { name } : {}), source: "node", origin: line.origin }];
}
