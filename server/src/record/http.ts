import { subscribe } from "node:diagnostics_channel";
import { errorMonitor } from "node:events";
import { ClientRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Header } from "../core/record/format.ts";
import { paired, readHead } from "./head.ts";
import { override } from "./override.ts";
import type { Recorded, Session } from "./session.ts";
import { watchSocket } from "./socket.ts";
import { placesHere } from "./stack.ts";

/** What is read of a request beside its public face. */
type Request = ClientRequest & { readonly _header?: string | null };

/**
 * Sees what goes through `http` and `https`: axios, got, node-fetch, the SDKs, and the handshakes of `ws`. A request is met when
 * it is given its connection, which mostly is while it is being made; Node 22 announces it, too.
 */
export function watchHttp(session: Session): void {
  const calls = new WeakMap<ClientRequest, Recorded | null>();

  const meet = (request: Request, below: (...args: never[]) => unknown, socket?: Socket) => {
    let recorded = calls.get(request);
    if (recorded === undefined) {
      recorded = begin(session, request, below) ?? null;
      calls.set(request, recorded);
      if (recorded) watch(session, recorded, request);
    }
    if (recorded && socket && isUpgrade(request)) watchSocket(session, recorded, socket);
  };

  const prototype = ClientRequest.prototype as ClientRequest & { onSocket(socket: Socket, error?: Error): void };
  const { onSocket } = prototype;
  const patched = {
    onSocket(this: Request, ...args: Parameters<typeof onSocket>) {
      session.guard(() => meet(this, patched.onSocket, args[0]));
      return Reflect.apply(onSocket, this, args);
    },
  };
  Object.defineProperty(prototype, "onSocket", { value: patched.onSocket, writable: true, configurable: true });

  const created = (message: unknown) => session.guard(() => meet((message as { request: Request }).request, created));
  subscribe("http.client.request.created", created);

  subscribe("http.client.response.finish", (message) =>
    session.guard(() => {
      const { request, response } = message as { request: Request; response: IncomingMessage };
      const recorded = calls.get(request);
      if (!recorded || isUpgrade(request)) return;
      tell(recorded, request);
      answered(session, recorded, response);
    }),
  );
}

function begin(session: Session, request: Request, below: (...args: never[]) => unknown): Recorded | undefined {
  const socket = isUpgrade(request);
  return session.begin(addressOf(request), socket ? "ws" : "http", () => placesHere(below));
}

/** Through a proxy for plain HTTP the path is the whole address. */
function addressOf(request: Request): string {
  const secure =
    request.protocol === "https:" || (request as { agent?: { protocol?: string } }).agent?.protocol === "https:";
  const scheme = isUpgrade(request) ? (secure ? "wss:" : "ws:") : secure ? "https:" : "http:";
  if (/^https?:\/\//i.test(request.path)) return request.path;
  return `${scheme}//${request.getHeader("host") ?? request.host}${request.path}`;
}

const isUpgrade = (request: ClientRequest) => /^websocket$/i.test(String(request.getHeader("upgrade") ?? ""));

function watch(session: Session, recorded: Recorded, request: Request): void {
  const collect = (chunk: unknown, encoding: unknown) => session.guard(() => recorded.body.add(chunk, encoding));
  override(request, "write", collect);
  override(request, "end", (chunk, encoding) => {
    if (typeof chunk !== "function") collect(chunk, encoding);
    // The head is not written yet, and nothing of it may change any more once this turn is over.
    queueMicrotask(() => session.guard(() => tell(recorded, request)));
  });
  request.on(errorMonitor, (error: unknown) =>
    session.guard(() => {
      tell(recorded, request);
      if (!recorded.answered) recorded.error(error);
    }),
  );
}

function tell(recorded: Recorded, request: Request): void {
  recorded.tell(request.method, headersOf(request));
}

/** As they go out, or as they are set where the head is not written yet. */
function headersOf(request: Request): Header[] {
  if (request._header) return [...readHead(request._header).headers];
  const names = request.getRawHeaderNames();
  return paired(names.flatMap((name) => [name, request.getHeader(name)]));
}

function answered(session: Session, recorded: Recorded, response: IncomingMessage): void {
  recorded.answer(response.statusCode ?? 0, paired(response.rawHeaders));
  // Without `on`, which would set the answer flowing.
  response.prependListener("data", (chunk: unknown) =>
    session.guard(() => recorded.answerBody.add(chunk, response.readableEncoding ?? undefined)),
  );
  for (const over of ["end", "close"]) response.prependListener(over, () => session.guard(() => recorded.end()));
  response.on(errorMonitor, (error: unknown) => session.guard(() => recorded.error(error)));
}
