import type { Call } from "../../../exchange/call.ts";
import type { Abstract, Pairs } from "../../abstract.ts";
import { literal } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { defaultsOf } from "../parts/axios-defaults.ts";
import { entriesBody, jsonBody, type Payload, plainBody } from "../parts/body.ts";
import { headersOf, headerText, layered, open } from "../parts/headers.ts";
import { joinUrl } from "../parts/join-url.ts";
import { type Client, clientCall, type Library } from "../parts/library.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const axios: Library = { root: /^(?:axios|redaxios|axios-retry|axios\/dist\/[\w.]+)#(?:axios)?$/, makers: ["create"] };

/** The position of `data` and of the config by method. */
const shapes: Readonly<Record<string, { readonly data?: number; readonly config: number; readonly form?: true }>> = {
  get: { config: 1 },
  delete: { config: 1 },
  head: { config: 1 },
  options: { config: 1 },
  post: { data: 1, config: 2 },
  put: { data: 1, config: 2 },
  patch: { data: 1, config: 2 },
  postForm: { data: 1, config: 2, form: true },
  putForm: { data: 1, config: 2, form: true },
};

export const axiosClient: HttpClient = {
  title: "axios",
  used: "call",
  packages: ["axios", "redaxios", "axios-retry"],
  globals: [],
  methods: ["axios", "request", "post", "put", "patch", "postForm", "putForm", "default"],
  commonMethods: ["get", "delete", "head", "options"],
  words: /axios|api|rest/i,
  impliedName: "axios",
  gives: "data",
  example: `import axios from "axios";
await axios.get("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
  sites: (callee, asked) => {
    const found = clientCall(callee, axios);
    return found && axiosSites(found, asked);
  },
};

/** Whether a name is that of a method that sends a request. */
export const isAxiosMethod = (name: string): boolean => Object.hasOwn(shapes, name);

/** `axios(config)`, `axios(url, config)`, `axios.post(url, data, config)`, also on what `axios.create(config)` gives. */
export function axiosSites(found: { client: Client; method: string }, asked: Asked): Site[] {
  const { client, method } = found;
  const shape = Object.hasOwn(shapes, method) ? shapes[method]! : undefined;
  const first = asked.value(0);
  if (!first) return [];
  if (shape) return requested(asked, client, method.replace("Form", ""), first, asked.value(shape.config), shape);
  if (method !== "" && method !== "request") return [];
  const isUrl = first.kind === "string" || first.kind === "url" || asked.args.length > 1;
  return isUrl
    ? requested(asked, client, undefined, first, asked.value(1))
    : requested(asked, client, undefined, undefined, first);
}

function requested(
  asked: Asked,
  client: Client,
  named: string | undefined,
  given: Abstract | undefined,
  config: Abstract | undefined,
  shape?: { readonly data?: number; readonly config: number; readonly form?: true },
): Site[] {
  const { context, node, frame, head } = asked;
  const layers = [...client.layers, ...(config ? [config] : [])];
  const option = (name: string) => layers.map((layer) => asked.option(layer, name)).findLast((value) => value);
  const path = given ?? asked.option(config, "url");
  const method = methodOf(context, named === undefined ? option("method") : literal(named, head), "GET", head);
  const verb = method.kind === "text" && method.parts[0]?.kind === "literal" ? method.parts[0].text.toLowerCase() : "";
  const defaults = defaultsOf(context, client, verb, axios);
  const url = joinUrl(option("baseURL") ?? defaults.baseURL, path);
  if (!url) return [];
  const place = asked.nested(config, shape?.config ?? 1, "headers");
  const own = layers.map((layer, i) =>
    headersOf(asked.option(layer, "headers"), layer.origin, i === layers.length - 1 && config ? place : undefined),
  );
  const withCall = config ? own : [...own, headersOf(undefined, head, place)];
  const headers = withDefaultsBeforeCall(withCall, defaults.headers, head);
  const data = shape?.data === undefined ? option("data") : asked.value(shape.data);
  const { body, contentType } = bodyOf(asked, data, headers, verb, shape?.form);
  const answerAs = client.open ? undefined : answerOf(asked, layers, option("responseType"), config);
  const query = queriesOf(asked, layers, option("paramsSerializer") !== undefined);
  return sitesOf(context, frame, {
    via: "axios",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method,
    lostHeaders: asked.lostHeaders(config),
    headers: client.open
      ? open(headers, "the module of the service may set more")
      : option("auth")
        ? { ...headers, complete: false, reason: "axios sets Authorization from 'auth'" }
        : headers,
    body,
    ...(contentType ? { implicitContentType: contentType } : {}),
    ...(answerAs ? { answerAs } : {}),
  });
}

/** What 'responseType' says. Where no layer has it, an interceptor or a default may: then the file names it elsewhere. */
function answerOf(
  { context, head }: Asked,
  layers: readonly Abstract[],
  given: Abstract | undefined,
  config: Abstract | undefined,
): Call["answerAs"] {
  const { evaluator, uri, text } = context;
  if (given) return { value: evaluator.lower(given) };
  if (text.includes("responseType") || layers.some(({ origin }) => origin.text !== uri)) return undefined;
  const insertion = config?.kind === "object" ? config.insertion : undefined;
  return { value: { kind: "null", undefined: true, origin: head }, ...(insertion ? { insertion } : {}) };
}

/** Defaults that are set later win over what the instance was made with, and lose to the call's own. */
function withDefaultsBeforeCall(layers: readonly Pairs[], defaults: Pairs, head: Pairs["origin"]): Pairs {
  return layered([...layers.slice(0, -1), defaults, ...layers.slice(-1)], head);
}

/** Parameters of the instance and of the call are merged. */
function queriesOf(asked: Asked, layers: readonly Abstract[], serialised: boolean): Pairs | undefined {
  const style = serialised ? "repeated" : "brackets";
  const all = layers.flatMap((layer) => queryOfOption(asked.option(layer, "params"), style) ?? []);
  const last = all.at(-1);
  if (!last) return undefined;
  const names = new Set(last.props.map((prop) => prop.name));
  const earlier = all.slice(0, -1).flatMap((each) => each.props.filter((prop) => !names.has(prop.name)));
  return { ...last, props: [...earlier, ...last.props], complete: all.every((each) => each.complete) };
}

/** axios makes JSON of plain objects, a form of them when the header says so, and says `x-www-form-urlencoded` of text. */
function bodyOf(
  asked: Asked,
  data: Abstract | undefined,
  headers: Pairs,
  verb: string,
  form: boolean | undefined,
): Payload {
  const { context, head } = asked;
  const textType = ["post", "put", "patch"].includes(verb) ? "application/x-www-form-urlencoded" : "";
  if (!data || data.kind === "null") return plainBody(context, undefined, head);
  const objects = (data.kind === "one-of" ? data.options : [data]).every((each) =>
    ["object", "array", "null"].includes(each.kind),
  );
  if (!objects && data.kind !== "pairs") return plainBody(context, data, head, textType);
  const type = headerText(headers, "content-type");
  if (form || type?.startsWith("multipart/form-data")) return entriesBody(context, data, true);
  if (data.kind === "pairs") return plainBody(context, data, head, textType);
  if (type?.startsWith("application/x-www-form-urlencoded")) return entriesBody(context, data, false);
  return jsonBody(context, data, head);
}
