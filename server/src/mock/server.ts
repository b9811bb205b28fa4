import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Call } from "../core/exchange/call.ts";
import { calledBy } from "./called.ts";
import { requestId } from "./ids.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import { answerTo } from "./rest.ts";
import { agent } from "./sockets/agent.ts";
import { flux } from "./sockets/flux.ts";
import { listen } from "./sockets/listen.ts";
import { Socket } from "./sockets/socket.ts";
import { speak } from "./sockets/speak.ts";

/** Bytes of a body that are looked at; the rest is counted. */
const looked = 1_000_000;

const behaviours = {
  "/v1/listen": listen,
  "/v2/listen": flux,
  "/v1/speak": speak,
  "/v2/speak": speak,
  "/v1/agent/converse": agent,
} as const;

/** A request that was answered, for whoever watches the mock. */
export type Watch = (line: { readonly call: string; readonly status: number; readonly rule?: string }) => void;

export interface Mock {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a Deepgram on the loopback address. Rejects where the port is taken. */
export async function startMock(port = 0, watch: Watch = () => {}): Promise<Mock> {
  const sockets = new WebSocketServer({
    noServer: true,
    // The first word says how the key is sent; Deepgram answers with it.
    handleProtocols: (protocols) => [...protocols][0] ?? false,
  });
  const server = createServer((request, response) => void answer(request, response, watch));
  server.on("upgrade", (request, socket, head) => upgrade(sockets, request, socket, head, watch));
  await new Promise<void>((done, fail) => server.once("error", fail).listen(port, "127.0.0.1", done));
  const bound = (server.address() as AddressInfo).port;
  return { port: bound, url: `http://127.0.0.1:${bound}`, close: () => stop(server) };
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

async function bodyOf(request: IncomingMessage): Promise<{ body: Buffer; size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (size < looked) chunks.push(chunk.subarray(0, looked - size));
    size += chunk.length;
  }
  return { body: Buffer.concat(chunks), size };
}

const lineOf = ({ method = "", url = "" }: IncomingMessage) => `${method} ${url.replace(/\?.*$/, "")}`;

async function answer(request: IncomingMessage, response: ServerResponse, watch: Watch): Promise<void> {
  try {
    const { body, size } = await bodyOf(request);
    const call = calledBy(request, body, size);
    const refusal = call ? refusalOf(call) : undefined;
    const id = requestId();
    response.setHeader("dg-request-id", id);
    watch({ call: lineOf(request), status: refusal?.status ?? 200, ...(refusal ? { rule: refusal.rule } : {}) });
    if (refusal) return send(response, refusal.status, asBody(refusal, id), refusal);
    const found = answerTo(call as Call);
    if ("json" in found) return send(response, 200, found.json);
    response.writeHead(200, { "content-type": found.type, "content-length": found.bytes.length }).end(found.bytes);
  } catch {
    response.destroy();
  }
}

function send(response: ServerResponse, status: number, json: unknown, refusal?: Refusal): void {
  const text = JSON.stringify(json);
  const told = refusal ? { "dg-error": header(refusal.message) } : {};
  response
    .writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), ...told })
    .end(text);
}

const asBody = ({ code, message }: Refusal, id: string) => ({ err_code: code, err_msg: message, request_id: id });
const header = (text: string) => text.replace(/[^\x20-\x7e]/g, "?");

function upgrade(sockets: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer, watch: Watch): void {
  socket.on("error", () => {});
  const call = calledBy(request, Buffer.alloc(0), 0);
  const path = call?.target.path?.value.replace(/\/$/, "") ?? "";
  const behaviour = Object.hasOwn(behaviours, path) ? behaviours[path as keyof typeof behaviours] : undefined;
  const unknown: Refusal = { status: 404, code: "NOT_FOUND", message: "Not Found", rule: "endpoint-wrong-path" };
  const refusal = (call && refusalOf(call)) ?? (behaviour ? undefined : unknown);
  watch({ call: lineOf(request), status: refusal?.status ?? 101, ...(refusal ? { rule: refusal.rule } : {}) });
  if (!call || !behaviour || refusal) {
    refuse(socket, refusal ?? unknown);
    return;
  }
  sockets.handleUpgrade(request, socket, head, (opened) => {
    const own = new Socket(opened, call, path);
    own.take(behaviour(own));
  });
}

function refuse(socket: Duplex, refusal: Refusal): void {
  const id = requestId();
  const text = JSON.stringify(asBody(refusal, id));
  const lines = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? "Refused"}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    `dg-error: ${header(refusal.message)}`,
    `dg-request-id: ${id}`,
    "connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${text}`);
}
