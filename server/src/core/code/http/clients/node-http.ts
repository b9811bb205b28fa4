import type ts from "typescript";
import type { Abstract, StrPart } from "../../abstract.ts";
import { bare, wrapped } from "../../evaluate/names/nodes.ts";
import { concat, isBlank, textOf } from "../../evaluate/values/make.ts";
import { partsOf } from "../../evaluate/values/strings.ts";
import type { Site } from "../../site.ts";
import { typescript } from "../../typescript.ts";
import { urlVariants } from "../../url/variants.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { type Payload, plainBody } from "../parts/body.ts";
import { calledAs } from "../parts/called-as.ts";
import { headersOf } from "../parts/headers.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const names = /^(https?|follow-redirects#https?|follow-redirects)(?:#|\.)(request|get)$/;

export const nodeHttpClient: HttpClient = {
  title: "Node's `http`",
  used: "call",
  packages: ["https", "http", "follow-redirects"],
  globals: ["https.request", "https.get", "http.request", "http.get"],
  methods: ["request"],
  commonMethods: ["get"],
  words: /http|request/i,
  example: `import https from "node:https";
https.get("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } }, done);`,
  sites: nodeHttpSites,
};

/** Node's `https.request(options)`, `(url, options)`, and `get`. The body is what is written to the request. */
function nodeHttpSites(callee: Abstract, asked: Asked): Site[] | undefined {
  const [, module, verb] = names.exec(calledAs(callee) ?? "") ?? [];
  if (module === undefined) return undefined;
  const { context, node, frame, head } = asked;
  const first = asked.value(0);
  if (!first) return [];
  const withUrl = first.kind !== "object" && first.kind !== "unknown" && first.kind !== "function";
  const second = asked.value(1);
  const options = withUrl ? (second?.kind === "function" ? undefined : second) : first;
  const scheme = /https$/.test(module) ? "https:" : "http:";
  const url = withUrl ? first : urlOf(asked, options, scheme);
  if (!url) return [];
  const { body } = verb === "get" ? plainBody(context, undefined, head) : written(asked);
  const place = asked.nested(options, withUrl ? 1 : 0, "headers");
  return sitesOf(context, frame, {
    via: "node-http",
    transport: "http",
    node,
    head,
    url,
    method: methodOf(context, asked.option(options, "method"), "GET", head),
    headers: headersOf(asked.option(options, "headers"), options?.origin ?? head, place),
    body,
  });
}

/** The URL that `hostname`, `port` and `path` make. */
function urlOf(asked: Asked, options: Abstract | undefined, scheme: string): Abstract | undefined {
  const { head } = asked;
  const host = asked.option(options, "hostname") ?? asked.option(options, "host");
  if (!host) return undefined;
  const protocol = asked.option(options, "protocol");
  const port = asked.option(options, "port");
  const path = asked.option(options, "path");
  const paths = path && urlVariants(path);
  const glue = (text: string): StrPart[] => [{ kind: "literal", text, origin: head, exact: false }];
  const written = port && (port.kind === "number" ? String(port.value) : textOf(port));
  const standard = !port || written === "" || written === (scheme === "https:" ? "443" : "80");
  const front = [
    ...(protocol ? partsOf(protocol, protocol.origin) : glue(scheme)),
    ...glue("//"),
    ...partsOf(host, host.origin),
    ...(standard ? [] : [...glue(":"), ...partsOf(port, port.origin)]),
  ];
  if (!path) return concat([...front, ...glue("/")], head);
  if (paths?.length !== 1) return concat([...front, ...partsOf(path, path.origin)], head);
  return concat([...front, ...paths[0]!.parts], path.origin);
}

/** What is written to the request: the one argument of `write` and `end`; undecided when there are several. */
function written(asked: Asked): Payload {
  const ts = typescript();
  const { context, node, frame, head } = asked;
  const { evaluator } = context;
  const { uses, complete } = evaluator.usesOf(node, context);
  const given: Abstract[] = [];
  let ended = false;
  for (const use of uses) {
    const access = wrapped(use).parent;
    const call = access && ts.isPropertyAccessExpression(access) ? access.parent : undefined;
    if (!call || !ts.isCallExpression(call) || call.expression !== access) continue;
    const name = (access as ts.PropertyAccessExpression).name.text;
    if (name === "end") ended = true;
    if (name !== "write" && name !== "end") continue;
    const [first] = call.arguments;
    const value = first && evaluator.evaluate(first, frame);
    if (value && !isBlank(value) && value.kind !== "function") given.push(value);
  }
  const [only] = given;
  if (given.length === 1 && only) return plainBody(context, only, head, "");
  if (given.length === 0 && complete && ended && !uses.some(isPiped)) return plainBody(context, undefined, head);
  const origin = only?.origin ?? head;
  return { body: { kind: "unresolved", reason: "what is written to the request is not followed", origin } };
}

/** Handed to something that writes to it: `stream.pipe(request)`. */
function isPiped(use: ts.Expression): boolean {
  const ts = typescript();
  const { parent } = wrapped(use);
  return ts.isCallExpression(parent) && bare(parent.expression) !== use;
}
