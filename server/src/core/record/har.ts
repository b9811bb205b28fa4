import type { CallLine, Content, Header, RecordedLine } from "./format.ts";
import { linesOfCalls } from "./lines.ts";

/** A recording as a HAR 1.2 file, with the messages of sockets as Chromium writes them. What cannot be parsed is left out. */
export function recordingAsHar(text: string, creator: { readonly name: string; readonly version: string }): string {
  const entries = linesOfCalls(text).calls.flatMap((spans) => {
    const of = (kind: string) =>
      (spans.get(kind) ?? []).flatMap(({ start, end }) => parsed(text.slice(start, end)) ?? []);
    const [call] = of("call");
    return call?.kind === "call" ? [entryOf(call, of)] : [];
  });
  return `${JSON.stringify({ log: { version: "1.2", creator, pages: [], entries } }, null, 2)}\n`;
}

function parsed(line: string): RecordedLine | undefined {
  try {
    return JSON.parse(line) as RecordedLine;
  } catch {
    return undefined;
  }
}

type Of = (kind: string) => readonly RecordedLine[];

function entryOf(call: CallLine, of: Of) {
  const [answer] = of("answer").filter((line) => line.kind === "answer");
  const [body] = of("answer-body").filter((line) => line.kind === "answer-body");
  const [error] = of("error").filter((line) => line.kind === "error");
  const last = Math.max(answer?.ms ?? 0, body?.ms ?? 0, ...of("close").map((line) => ("ms" in line ? line.ms : 0)));
  const socket = /^wss?:/i.test(call.url);
  const opened = Date.parse(call.at);
  return {
    startedDateTime: call.at,
    time: last,
    ...(socket ? { _resourceType: "websocket" } : {}),
    request: {
      method: call.method,
      url: call.url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: call.headers,
      queryString: queryOf(call.url),
      ...(call.body ? { postData: postOf(call.body, call.headers) } : {}),
      headersSize: -1,
      bodySize: call.body?.size ?? 0,
    },
    response: {
      status: answer?.status ?? 0,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: answer?.headers ?? [],
      content: body ? contentOf(body, answer?.headers ?? []) : { size: 0, mimeType: "x-unknown" },
      redirectURL: "",
      headersSize: -1,
      bodySize: body?.size ?? -1,
      ...(error ? { _error: `${error.code ?? error.name}: ${error.message}` } : {}),
    },
    cache: {},
    timings: { send: 0, wait: answer?.ms ?? 0, receive: Math.max(0, (body?.ms ?? 0) - (answer?.ms ?? 0)) },
    ...(socket ? { _webSocketMessages: messagesOf(of("frame"), opened) } : {}),
  };
}

const typeOf = (headers: readonly Header[]) =>
  headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? "x-unknown";

const postOf = (body: Content, headers: readonly Header[]) => ({
  mimeType: typeOf(headers),
  text: "text" in body ? body.text : base64(body.bytes),
});

function contentOf(body: Content, headers: readonly Header[]) {
  const mimeType = typeOf(headers);
  if ("text" in body) return { size: body.size, mimeType, text: body.text };
  return { size: body.size, mimeType, text: base64(body.bytes), encoding: "base64" };
}

function messagesOf(frames: readonly RecordedLine[], opened: number) {
  return frames.flatMap((frame) => {
    if (frame.kind !== "frame") return [];
    const data = "text" in frame ? frame.text : base64(frame.bytes);
    const binary = frame.binary === true;
    return [
      {
        type: frame.from === "program" ? "send" : "receive",
        time: (opened + frame.ms) / 1000,
        opcode: binary ? 2 : 1,
        data: binary && "text" in frame ? base64OfText(frame.text) : data,
      },
    ];
  });
}

const base64 = (pairs: string) =>
  btoa(pairs.replace(/([\da-f]{2}) ?/g, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16))));

const base64OfText = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function queryOf(url: string): Header[] {
  const [, query = ""] = /\?([^#]*)/.exec(url) ?? [];
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}
