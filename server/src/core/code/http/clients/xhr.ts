import type ts from "typescript";
import type { Abstract, Pairs } from "../../abstract.ts";
import { wrapped } from "../../evaluate/names/nodes.ts";
import { at, lazyProp, textOf } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import { typescript } from "../../typescript.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { plainBody } from "../parts/body.ts";
import { headersOf, layered, open } from "../parts/headers.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

/** `XMLHttpRequest`, of the platform or of a package. */
const names = /^(?:XMLHttpRequest|xmlhttprequest(?:-ssl)?#(?:XMLHttpRequest)?|xhr2#)$/;

export const xhrClient: HttpClient = {
  title: "`XMLHttpRequest`",
  used: "new",
  packages: ["xmlhttprequest", "xmlhttprequest-ssl", "xhr2"],
  globals: ["XMLHttpRequest"],
  words: /xmlhttp|xhr/i,
  example: `const xhr = new XMLHttpRequest();
xhr.open("GET", "https://api.deepgram.com/v1/projects");
xhr.setRequestHeader("Authorization", \`Bearer \${token}\`);
xhr.send();`,
  sites: (_, asked, name) => (name !== undefined && names.test(name) ? xhrSites(asked) : undefined),
};

/** `xhr.open(method, url)`, with the headers that are set and what is sent through the same object. */
function xhrSites(asked: Asked): Site[] {
  const { context, node, frame } = asked;
  const { evaluator } = context;
  const { uses, complete } = evaluator.usesOf(node, context);
  const calls = uses.flatMap(methodCall);
  const opens = calls.filter(({ name }) => name === "open");
  const [opened] = opens;
  if (opens.length !== 1 || !opened) return [];
  // Constructor and `open` stand in one function as a rule; its frames are those of the object.
  const value = (call: ts.CallExpression, index: number): Abstract | undefined => {
    const argument = call.arguments[index];
    return argument && evaluator.evaluate(argument, frame);
  };
  const url = value(opened.call, 1);
  if (!url) return [];
  const head = at(opened.call.expression, frame);
  const layers: Pairs[] = [headersOf(undefined, head)];
  for (const { name, call } of calls)
    if (name === "setRequestHeader") layers.push(header(call, value(call, 0), value(call, 1), at(call, frame)));
  const headers = layered(layers, head);
  const sends = calls.filter(({ name }) => name === "send");
  const [sent] = sends;
  const payload =
    sends.length === 1 && sent
      ? plainBody(context, value(sent.call, 0), at(sent.call, frame))
      : { body: { kind: "unresolved", reason: "where it is sent is not seen", origin: head } as const };
  return sitesOf(context, frame, {
    via: "xhr",
    transport: "http",
    node,
    whole: opened.call,
    head,
    url,
    method: methodOf(context, value(opened.call, 0), "GET", head),
    headers: complete ? headers : open(headers, "the request is handed on"),
    body: payload.body,
    ...(payload && "contentType" in payload && payload.contentType ? { implicitContentType: payload.contentType } : {}),
  });
}

function header(
  call: ts.CallExpression,
  name: Abstract | undefined,
  value: Abstract | undefined,
  origin: Pairs["origin"],
): Pairs {
  const text = textOf(name);
  if (!name || !value || text === undefined) return open(headersOf(undefined, origin), "a header that is not followed");
  const part = name.kind === "string" && name.parts.length === 1 ? name.parts[0] : undefined;
  const exact = part?.kind === "literal" && part.exact;
  const conditional = isConditional(call);
  const prop = lazyProp(
    { name: text, key: exact ? part.origin : name.origin, sometimes: conditional, renamable: exact },
    () => value,
  );
  return { kind: "pairs", of: "headers", props: [prop], complete: true, origin };
}

function isConditional(node: ts.Node): boolean {
  const ts = typescript();
  for (let parent = node.parent; parent && !ts.isFunctionLike(parent); parent = parent.parent)
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent) || ts.isSwitchStatement(parent)) return true;
  return false;
}

/** `use.name(…)`. */
function methodCall(use: ts.Expression): { name: string; call: ts.CallExpression }[] {
  const ts = typescript();
  const access = wrapped(use).parent;
  if (!access || !ts.isPropertyAccessExpression(access)) return [];
  const call = wrapped(access).parent;
  return ts.isCallExpression(call) && call.expression === access ? [{ name: access.name.text, call }] : [];
}
