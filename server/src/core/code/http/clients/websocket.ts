import type ts from "typescript";
import type { Via } from "../../../exchange/call.ts";
import type { Abstract, Pairs } from "../../abstract.ts";
import { placeOf } from "../../context.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { headersOf, open } from "../parts/headers.ts";
import { sitesOf } from "../parts/request.ts";
import { runtimeOf } from "../parts/runtime.ts";

/** Socket classes: of the platform, of `ws`, and of packages with either's constructor. */
const names =
  /^(?:WebSocket|MozWebSocket|ReconnectingWebSocket|(?:undici|isomorphic-ws|ws|reconnecting-websocket|reconnectingwebsocket|partysocket|partysocket\/ws)#(?:WebSocket|ReconnectingWebSocket)?(?:\.WebSocket)?|websocket#w3cwebsocket|faye-websocket#Client)$/;

/** Classes whose constructor takes `(url, protocols, options)` or `(url, options)` with headers, everywhere. */
const ofNode = /^(?:ws|isomorphic-ws|faye-websocket)#/;
/** Classes around another one, whose options are their own. */
const wrappers = /reconnecting|partysocket/i;

const shared = {
  used: "new",
  words: /socket|\bws\b/i,
  sites: (_, asked, name) => (name !== undefined && names.test(name) ? socketSites(asked, name) : undefined),
} as const satisfies Partial<HttpClient>;

export const webSocketClient: HttpClient = {
  ...shared,
  title: "the browser's WebSocket",
  packages: ["undici", "reconnecting-websocket", "reconnectingwebsocket", "partysocket"],
  globals: ["WebSocket", "MozWebSocket", "ReconnectingWebSocket"],
  example: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", token]);`,
};

export const wsClient: HttpClient = {
  ...shared,
  title: "`ws`",
  packages: ["ws", "isomorphic-ws", "websocket", "faye-websocket"],
  globals: [],
  example: `import WebSocket from "ws";
new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
};

/** `new WebSocket(url)`, `(url, protocols)`, and with the options that `ws` and some runtimes take. */
function socketSites(asked: Asked, name: string): Site[] {
  const { context, frame, node, head, args } = asked;
  const given = asked.value(0);
  if (!given) return [];
  const via: Via = ofNode.test(name) ? "ws" : "websocket";
  const second = asked.value(1);
  const asOptions = second && isOptions(second);
  const protocols = asOptions ? asked.option(second, "protocols") : second;
  return sitesOf(context, frame, {
    via,
    transport: "ws",
    node,
    head,
    url: given.kind === "function" ? urlGiven(asked, given) : given,
    headers: headersGiven(asked, name, via),
    lostHeaders: via === "ws" ? asked.lostHeaders(optionsOf(asked)) : undefined,
    body: { kind: "none", origin: head },
    // Headers as a third argument are React Native's own way.
    ...(via === "websocket" && !asOptions && asked.option(asked.value(2), "headers") && runtimeOf(context) === "unknown"
      ? { runtime: "react-native" as const }
      : {}),
    ...(via === "websocket" && asOptions && args[1] ? { optionsAt: placeOf(context, args[1]) } : {}),
    ...(protocols && protocols.kind !== "null" ? { subprotocols: context.evaluator.lower(protocols) } : {}),
  });
}

function headersGiven(asked: Asked, name: string, via: Via): Pairs {
  const { head, args } = asked;
  if (name === "websocket#w3cwebsocket") return headersOf(asked.value(3), head);
  if (wrappers.test(name)) return headersOf(undefined, head);
  const second = asked.value(1);
  const options = optionsOf(asked);
  const place = via === "ws" ? asked.nested(options, args.length === 1 ? 1 : 2, "headers") : undefined;
  const headers = headersOf(asked.option(options, "headers"), options?.origin ?? head, place);
  // What is not followed in the second place may be options.
  const unsure = via === "ws" && second && mayBeOptions(second);
  return unsure ? open(headers, "options that are not followed") : headers;
}

/** The options, in the second or the third place. */
function optionsOf(asked: Asked): Abstract | undefined {
  const second = asked.value(1);
  return second && isOptions(second) ? second : asked.value(2);
}

/** An object in the place of the subprotocols. */
function isOptions(value: Abstract): boolean {
  if (value.kind !== "one-of") return value.kind === "object";
  return value.options.some(isOptions) && value.options.every((each) => isOptions(each) || each.kind === "null");
}

function mayBeOptions(value: Abstract): boolean {
  if (value.kind === "one-of") return value.options.some(mayBeOptions);
  return !["object", "array", "string", "null"].includes(value.kind);
}

/** Libraries that reconnect take a function that gives the URL. */
function urlGiven(asked: Asked, fn: Abstract): Abstract {
  return asked.context.evaluator.call(fn, [], asked.node as ts.Node as ts.CallExpression, asked.frame);
}
