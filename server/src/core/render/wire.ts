import type { Body, Call } from "../exchange/call.ts";
import { known } from "../exchange/facts.ts";
import type { Entry, Value } from "../exchange/value.ts";
import { encodeValue } from "../text/encode.ts";
import { partsOf, type Style, written } from "./text.ts";

/** A call as it goes over the wire, in a form that every renderer can write. */
export interface Wire {
  readonly socket: boolean;
  readonly method: string;
  readonly base: string;
  readonly path: string;
  readonly query: readonly Entry[];
  /** Without Authorization. */
  readonly headers: readonly Entry[];
  /** `Token` for a key, `Bearer` for a granted token. */
  readonly scheme: "Token" | "Bearer";
  readonly body: Body;
}

/** What a browser adds of its own. */
const ofBrowsers = /^(?:sec-.*|user-agent|accept.*|origin|referer|cookie|priority|pragma|cache-control|dnt|te)$/i;

export function wireOf(call: Call): Wire {
  const { target, transport } = call;
  const socket = transport === "ws";
  const scheme = target.scheme?.value ?? (socket ? "wss:" : "https:");
  const host = target.host?.value ?? "api.deepgram.com";
  const authorization = call.headers.entries.find((entry) => /^authorization$/i.test(entry.name))?.value;
  const body = call.body;
  const method = known(call.method)?.text.toUpperCase() ?? (body.kind === "none" ? "GET" : "POST");
  return {
    socket,
    method,
    base: `${scheme}//${host}`,
    path: target.path?.value ?? "/v1/listen",
    query: call.query.entries.flatMap(repeated),
    headers: call.headers.entries.filter(
      (entry) =>
        !/^(?:authorization|host|content-length|connection|upgrade|sec-websocket-.*)$/i.test(entry.name) &&
        !(call.via === "har" && ofBrowsers.test(entry.name)),
    ),
    scheme: isBearer(call, authorization) ? "Bearer" : "Token",
    body,
  };
}

/** A list in a query is the name again for each item. */
function repeated(entry: Entry): Entry[] {
  return entry.value.kind === "array" ? entry.value.items.map((value) => ({ ...entry, value })) : [entry];
}

function isBearer(call: Call, authorization: Value | undefined): boolean {
  const first = partsOf(authorization)[0];
  const jwt = (value: Value | undefined) =>
    partsOf(value).some(
      (part) =>
        part.kind === "hole" &&
        (part.hole.is === "grant-token" || (part.hole.is === "secret" && part.hole.shape === "jwt")),
    );
  if (jwt(authorization) || call.credential?.option === "accessToken" || jwt(call.credential?.value)) return true;
  const list = call.subprotocols?.kind === "array" ? call.subprotocols.items : [];
  if (known(list[0])?.text.toLowerCase() === "bearer") return true;
  return (
    first?.kind === "literal" &&
    /^\s*bearer\b/i.test(first.text) &&
    !/key/i.test(JSON.stringify(partsOf(authorization).slice(1)))
  );
}

/** The query as it stands in a URL, with `?`. */
export function queryText(entries: readonly Entry[], style: Style): string {
  const encoded: Style = { ...style, literal: encodeValue };
  const pairs = entries.map(
    (entry) => `${encodeValue(entry.name)}=${written(partsOf(entry.value), encoded, entry.name)}`,
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
