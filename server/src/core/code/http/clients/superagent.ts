import type ts from "typescript";
import type { Abstract, Pairs, Prop } from "../../abstract.ts";
import { wrapped } from "../../evaluate/names/nodes.ts";
import { at, lazyProp, literal, textOf } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import { typescript } from "../../typescript.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { entriesBody, jsonBody, type Payload, plainBody } from "../parts/body.ts";
import { headersOf, headerText, layered, open } from "../parts/headers.ts";
import { clientCall, type Library } from "../parts/library.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const superagent: Library = { root: /^superagent#$/, makers: ["agent"] };

/** Links of the chain that change nothing that is looked at. */
const idle = new Set([
  "then",
  "catch",
  "end",
  "timeout",
  "retry",
  "ok",
  "buffer",
  "parse",
  "responseType",
  "redirects",
  "on",
  "pipe",
  "withCredentials",
  "finally",
]);

export const superagentClient: HttpClient = {
  title: "superagent",
  used: "call",
  packages: ["superagent"],
  globals: [],
  methods: ["post", "put", "patch"],
  commonMethods: ["get", "delete", "del", "head"],
  words: /agent|request/i,
  impliedName: "superagent",
  example: `import superagent from "superagent";
await superagent.get("https://api.deepgram.com/v1/projects").set("Authorization", \`Token \${process.env.DEEPGRAM_API_KEY}\`);`,
  sites: superagentSites,
};

/** `superagent.post(url).set(…).query(…).send(…)`. */
function superagentSites(callee: Abstract, asked: Asked): Site[] | undefined {
  const found = clientCall(callee, superagent);
  if (!found) return undefined;
  const { method } = found;
  const verb = method === "del" ? "delete" : method;
  if (!/^(?:get|post|put|patch|delete|head)?$/.test(verb)) return [];
  const { context, node, frame, head } = asked;
  const { evaluator } = context;
  const url = asked.value(verb === "" && asked.args.length > 1 ? 1 : 0);
  if (!url) return [];
  const layers: Pairs[] = found.client.made ? [open(headersOf(undefined, head), "an agent may set more")] : [];
  const queries: Pairs[] = [];
  let payload: Payload = plainBody(context, undefined, head);
  const { links, whole } = chainOf(node);
  for (const { name, call } of links) {
    const args = call.arguments.map((each) => evaluator.evaluate(each, frame));
    const [first, second] = args;
    if (name === "set" || name === "auth" || name === "type" || name === "accept") {
      if (name === "set" && first)
        layers.push(second ? oneHeader(first, second, at(call, frame)) : headersOf(first, head));
      else if (name === "type" && first)
        layers.push(oneHeader(literal("Content-Type", head), typeOf(first), at(call, frame)));
      else if (name === "auth") layers.push(open(headersOf(undefined, head), "Authorization is set by '.auth()'"));
    } else if (name === "query") queries.push(queryOfOption(first, "other") ?? emptyQuery(at(call, frame)));
    else if (name === "send" && first) payload = sent(asked, first, layered(layers, head));
    else if (name === "attach" || name === "field")
      payload = {
        body: { kind: "multipart", entries: [], origin: at(call, frame) },
        contentType: "multipart/form-data",
      };
    else if (!idle.has(name)) layers.push(open(headersOf(undefined, head), `'.${name}()' is not followed`));
  }
  const headers = layered(layers.length > 0 ? layers : [headersOf(undefined, head)], head);
  const { body, contentType } = payload;
  const last = queries.at(-1);
  const query = last && {
    ...last,
    props: queries.flatMap((each) => each.props),
    complete: queries.every((each) => each.complete),
  };
  return sitesOf(context, frame, {
    via: "superagent",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method: methodOf(context, verb === "" ? asked.value(0) : literal(verb, head), "GET", head),
    headers: whole ? headers : open(headers, "the request is changed elsewhere"),
    body,
    ...(contentType ? { implicitContentType: contentType } : {}),
  });
}

/** The calls chained to a request; `whole` when the chain ends in being awaited or handed to a callback. */
function chainOf(node: ts.Node): { links: { name: string; call: ts.CallExpression }[]; whole: boolean } {
  const ts = typescript();
  const links: { name: string; call: ts.CallExpression }[] = [];
  let outer = node;
  for (;;) {
    const access = outer.parent;
    const call = ts.isPropertyAccessExpression(access) && access.expression === outer ? access.parent : undefined;
    if (!call || !ts.isCallExpression(call) || call.expression !== access) break;
    links.push({ name: (access as ts.PropertyAccessExpression).name.text, call });
    outer = call;
  }
  const ended = links.some(({ name }) => ["then", "end", "pipe"].includes(name));
  const { parent } = outer;
  const whole = ended || ts.isAwaitExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
  return { links, whole: whole || wrapped(outer) !== outer };
}

function oneHeader(name: Abstract, value: Abstract, origin: Pairs["origin"]): Pairs {
  const text = textOf(name);
  if (text === undefined) return open(headersOf(undefined, origin), "a header whose name is not known");
  const part = name.kind === "string" && name.parts.length === 1 ? name.parts[0] : undefined;
  const exact = part?.kind === "literal" && part.exact;
  const prop: Prop = lazyProp(
    { name: text, key: exact ? part.origin : name.origin, sometimes: false, renamable: exact },
    () => value,
  );
  return { kind: "pairs", of: "headers", props: [prop], complete: true, origin };
}

/** `.type("json")` stands for the whole content type. */
function typeOf(value: Abstract): Abstract {
  const text = textOf(value);
  const long = { json: "application/json", form: "application/x-www-form-urlencoded", text: "text/plain" }[text ?? ""];
  return long === undefined ? value : literal(long, value.origin);
}

function sent(asked: Asked, value: Abstract, headers: Pairs): Payload {
  const { context, head } = asked;
  if (value.kind !== "object" && value.kind !== "array")
    return plainBody(context, value, head, "application/x-www-form-urlencoded");
  return headerText(headers, "content-type")?.startsWith("application/x-www-form-urlencoded")
    ? entriesBody(context, value, false)
    : jsonBody(context, value, head);
}

function emptyQuery(origin: Pairs["origin"]): Pairs {
  return { kind: "pairs", of: "query", props: [], complete: true, origin };
}
