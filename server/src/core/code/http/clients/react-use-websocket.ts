import type { Abstract } from "../../abstract.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { calledAs } from "../parts/called-as.ts";
import { headersOf } from "../parts/headers.ts";
import { sitesOf } from "../parts/request.ts";

const names = /^react-use-websocket#(?:useWebSocket)?$/;

export const socketHookClient: HttpClient = {
  title: "react-use-websocket",
  used: "call",
  packages: ["react-use-websocket"],
  globals: [],
  methods: ["useWebSocket"],
  words: /use-?websocket/i,
  example: `import useWebSocket from "react-use-websocket";
useWebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { protocols: ["bearer", token] });`,
  sites: socketHookSites,
};

/** `useWebSocket(url, { protocols })` of react-use-websocket. What is sent goes through functions of its own, which queue, and is not followed. */
function socketHookSites(callee: Abstract, asked: Asked): Site[] | undefined {
  if (!names.test(calledAs(callee) ?? "")) return undefined;
  const { context, node, frame, head } = asked;
  const given = asked.value(0);
  if (!given || given.kind === "null") return [];
  const url = given.kind === "function" ? context.evaluator.call(given, [], node as never, frame) : given;
  const options = asked.value(1);
  const protocols = asked.option(options, "protocols");
  return sitesOf(context, frame, {
    via: "websocket",
    transport: "ws",
    node,
    head,
    url,
    ...(options && options.kind !== "object"
      ? {}
      : protocols
        ? { subprotocols: context.evaluator.lower(protocols) }
        : {}),
    headers: headersOf(undefined, head),
    body: { kind: "none", origin: head },
    runtime: "browser",
  }).map((site) => ({ ...site, opaque: true }));
}
