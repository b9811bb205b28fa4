import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { headerOf, paired, readHead } from "./head.ts";
import { override } from "./override.ts";
import type { Recorded, Session } from "./session.ts";
import { watchSocket } from "./socket.ts";
import { placesHere } from "./stack.ts";

/** A request as undici's channels hand it out, in the versions that Node has had since 20. */
interface Request {
  readonly origin: string | URL;
  readonly path: string;
  readonly method: string;
  readonly headers: string | readonly unknown[];
  readonly host?: string | null;
  readonly upgrade?: unknown;
  readonly body?: unknown;
}

/** Sees what goes through undici: the global `fetch` and `WebSocket`, and the package itself. */
export function watchUndici(session: Session): void {
  const calls = new WeakMap<object, Recorded>();
  const on = <T>(channel: string, take: (message: T) => void) =>
    subscribe(channel, (message) => session.guard(() => take(message as T)));

  const create = (message: unknown) =>
    session.guard(() => {
      const { request } = message as { request: Request };
      const socket = isUpgrade(request);
      const address = `${String(request.origin).replace(/\/$/, "")}${request.path}`;
      const recorded = session.begin(
        socket ? address.replace(/^http/, "ws") : address,
        socket ? "websocket" : "undici",
        () => placesHere(create),
      );
      if (!recorded) return;
      calls.set(request, recorded);
      watch(session, recorded, request);
    });
  subscribe("undici:request:create", create);

  on<{ request: Request; headers: string; socket: Socket }>(
    "undici:client:sendHeaders",
    ({ request, headers, socket }) => {
      const recorded = calls.get(request);
      if (!recorded) return;
      const sent = typeof headers === "string" ? readHead(headers).headers : headersOf(request);
      heads.set(request, sent);
      if (isUpgrade(request)) watchSocket(session, recorded, socket);
      if (isUpgrade(request) || request.body === null || request.body === undefined) tell(recorded, request);
    },
  );

  on<{ request: Request }>("undici:request:bodySent", ({ request }) => {
    const recorded = calls.get(request);
    if (recorded) tell(recorded, request);
  });

  on<{ request: Request; response: { statusCode: number; headers: readonly unknown[] } }>(
    "undici:request:headers",
    ({ request, response }) => {
      const recorded = calls.get(request);
      if (!recorded || isUpgrade(request) || response.statusCode < 200) return;
      tell(recorded, request);
      recorded.answer(response.statusCode, paired(response.headers));
    },
  );

  on<{ request: Request; chunk: Uint8Array }>("undici:request:bodyChunkReceived", ({ request, chunk }) =>
    calls.get(request)?.answerBody.add(chunk),
  );

  on<{ request: Request }>("undici:request:trailers", ({ request }) => calls.get(request)?.end());

  on<{ request: Request; error: unknown }>("undici:request:error", ({ request, error }) => {
    const recorded = calls.get(request);
    if (!recorded) return;
    tell(recorded, request);
    if (isUpgrade(request) ? !recorded.answered : true) recorded.error(error);
  });

  const heads = new WeakMap<object, ReturnType<typeof headersOf>>();

  function tell(recorded: Recorded, request: Request): void {
    const headers = heads.get(request) ?? headersOf(request);
    recorded.tell(request.method, headers, headerOf(headers, "sec-fetch-mode") === "cors" ? "fetch" : undefined);
  }
}

const isUpgrade = ({ upgrade }: Request) => /^websocket$/i.test(String(upgrade ?? ""));

/** What would go out, where the connection failed before. */
function headersOf({ headers, host }: Request) {
  if (typeof headers === "string") return readHead(`\r\n${headers}`).headers;
  const named = paired(headers);
  return host && !headerOf(named, "host") ? [{ name: "host", value: host }, ...named] : named;
}

/** The names by which undici's versions hand on pieces of bodies. */
function watch(session: Session, recorded: Recorded, request: Request): void {
  override(request, "onBodySent", (chunk) => session.guard(() => recorded.body.add(chunk)));
  for (const name of ["onData", "onResponseData"]) {
    // Newer versions tell of each piece on a channel, which leaves the stacks of its readers as they are.
    if (String(Reflect.get(request, name)).includes("bodyChunkReceived")) continue;
    override(request, name, (...args) =>
      session.guard(() => recorded.answerBody.add(args.find((each) => each instanceof Uint8Array))),
    );
  }
}
