import type { Via } from "../../exchange/call.ts";
import type { Value } from "../../exchange/value.ts";
import type { Abstract } from "../abstract.ts";
import type { Site } from "../site.ts";
import { headersOf } from "./headers.ts";
import type { Asked } from "./options.ts";
import { sitesOf } from "./request.ts";

/** Socket classes: of the platform, of `ws`, and of packages with either's constructor. */
export const socketNames =
  /^(?:WebSocket|MozWebSocket|(?:undici|isomorphic-ws|ws|reconnecting-websocket|reconnectingwebsocket|partysocket|partysocket\/ws)#(?:WebSocket|ReconnectingWebSocket)?(?:\.WebSocket)?|websocket#w3cwebsocket|faye-websocket#Client|ReconnectingWebSocket)$/;

const withOptions = /^(?:ws|isomorphic-ws)#/;

/** `new WebSocket(url)`, `(url, protocols)`, and with the options that `ws` and some runtimes take. */
export function socketSites(asked: Asked, name: string): Site[] {
  const { context, frame, node, head, args } = asked;
  const { evaluator } = context;
  const given = asked.value(0);
  if (!given) return [];
  const via: Via = withOptions.test(name) || name === "faye-websocket#Client" ? "ws" : "websocket";
  const second = asked.value(1);
  const takesHeaders = via === "ws" || !/reconnecting|partysocket/i.test(name);
  const asOptions = second && isOptions(second) ? second : undefined;
  const options = asOptions ?? asked.value(name === "websocket#w3cwebsocket" ? 3 : 2);
  const protocols = asOptions ? asked.option(asOptions, "protocols") : second;
  const headersAt =
    name === "websocket#w3cwebsocket" ? options : takesHeaders ? asked.option(options, "headers") : undefined;
  const index = args.length === 1 ? 1 : 2;
  const place = via === "ws" ? asked.nested(options, index, "headers") : undefined;
  const headers = headersOf(headersAt, options?.origin ?? head, place);
  const url = given.kind === "function" && node.kind !== undefined ? callOf(asked, given) : given;
  return sitesOf(context, frame, {
    via,
    transport: "ws",
    node,
    head,
    url,
    headers: options && !headersAt ? { ...headers, complete: isClosed(options) } : headers,
    body: { kind: "none", origin: head },
    ...(protocols && protocols.kind !== "null" ? { subprotocols: lowered(protocols) } : {}),
  });

  function lowered(value: Abstract): Value {
    return evaluator.lower(value);
  }
}

/** An object in the place of the subprotocols. */
function isOptions(value: Abstract): boolean {
  if (value.kind === "one-of")
    return value.options.some(isOptions) && value.options.every((each) => isOptions(each) || each.kind === "null");
  return value.kind === "object";
}

/** Whether an options value is known so far that headers which are not seen are not there. */
function isClosed(options: Abstract): boolean {
  if (options.kind === "one-of") return options.options.every(isClosed);
  return options.kind === "null" || (options.kind === "object" && options.complete);
}

/** Libraries that reconnect take a function that gives the URL. */
function callOf(asked: Asked, fn: Abstract): Abstract {
  const { context, node, frame } = asked;
  return context.evaluator.call(fn, [], node as never, frame);
}
