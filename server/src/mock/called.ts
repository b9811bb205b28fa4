import type { IncomingMessage } from "node:http";
import type { Call } from "../core/exchange/call.ts";
import { readPaste } from "../core/paste/index.ts";
import type { CallLine, Header } from "../core/record/format.ts";
import { contentOf } from "../record/content.ts";
import { paired } from "../record/head.ts";
import { Mask } from "../record/mask.ts";

const nothing = new Mask({});

/** A request that came in, as the rules see calls: the way of every recorded one. Undefined for what is no request at all. */
export function calledBy(request: IncomingMessage, body: Buffer, size: number): Call | undefined {
  const headers: Header[] = paired(request.rawHeaders);
  const socket = /^websocket$/i.test(request.headers.upgrade ?? "");
  const line: CallLine = {
    kind: "call",
    id: "mock.1",
    at: new Date().toISOString(),
    by: socket ? "websocket" : "http",
    method: request.method ?? "GET",
    url: `${socket ? "ws" : "http"}://${request.headers.host ?? "localhost"}${request.url ?? "/"}`,
    headers: nothing.headers(headers),
    ...(size > 0 ? { body: contentOf(body, size, nothing, { text: body.length, audio: 320 }) } : {}),
    standIn: true,
    stack: [],
  };
  return readPaste({ request: JSON.stringify(line), response: "" }, () => ({ calls: [] })).exchanges[0]?.call;
}
