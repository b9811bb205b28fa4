import type { Abstract } from "../../abstract.ts";
import { literal } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { entriesBody, jsonBody, type Payload, plainBody } from "../parts/body.ts";
import { headersOf, layered, open } from "../parts/headers.ts";
import { joinUrl } from "../parts/join-url.ts";
import { clientCall, type Library } from "../parts/library.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const got: Library = { root: /^(?:got|got-cjs|got-scraping)#(?:got|gotScraping)?$/, makers: ["extend"] };

const verbs = /^(?:get|post|put|patch|delete|head|stream)?$/;

export const gotClient: HttpClient = {
  title: "got",
  used: "call",
  packages: ["got", "got-cjs", "got-scraping"],
  globals: [],
  methods: ["got", "post", "put", "patch"],
  commonMethods: ["get", "delete", "head", "stream"],
  words: /got|api|rest/i,
  impliedName: "got",
  gives: "lazy",
  example: `import got from "got";
await got("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } }).json();`,
  sites: (callee, asked) => optionsSites(callee, asked, got, "got"),
};

/** `got(url, options)`, `got.post(…)`, also on what `extend` gives; `ky` alike. */
export function optionsSites(callee: Abstract, asked: Asked, library: Library, via: "got" | "ky"): Site[] | undefined {
  const found = clientCall(callee, library);
  if (!found) return undefined;
  const { client, method: verb } = found;
  if (!verbs.test(verb)) return [];
  const { context, node, frame, head } = asked;
  const first = asked.value(0);
  const whole = first?.kind === "object";
  const config = whole ? first : asked.value(1);
  const layers = [...client.layers, ...(config ? [config] : [])];
  const option = (...names: string[]) =>
    layers
      .map((layer) => names.map((name) => asked.option(layer, name)).find((value) => value))
      .findLast((value) => value);
  const path = whole ? asked.option(config, "url") : first;
  const url = joinUrl(option("prefixUrl", "baseUrl", "prefix"), path);
  if (!url) return [];
  const place = asked.nested(config, 1, "headers");
  const sets = layers.map((layer, i) =>
    headersOf(asked.option(layer, "headers"), layer.origin, i === layers.length - 1 && config ? place : undefined),
  );
  const all = layered(config ? sets : [...sets, headersOf(undefined, head, place)], head);
  const { body, contentType } = bodyOf(asked, option("json"), option("form"), option("body"), via === "got");
  const query = queryOfOption(option("searchParams", "query"), "joined");
  const named = verb === "" || verb === "stream" ? option("method") : literal(verb, head);
  return sitesOf(context, frame, {
    via,
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query, replacesQuery: true } : {}),
    method: methodOf(context, named, "GET", head),
    lostHeaders: asked.lostHeaders(config),
    headers: option("hooks") || option("username") ? open(all, "a hook may set more") : all,
    body,
    ...(contentType ? { implicitContentType: contentType } : {}),
  });
}

function bodyOf(
  asked: Asked,
  json: Abstract | undefined,
  form: Abstract | undefined,
  body: Abstract | undefined,
  isGot: boolean,
): Payload {
  const { context, head } = asked;
  if (json) return jsonBody(context, json, head);
  if (form) return entriesBody(context, form, false);
  // got says nothing of a string; ky leaves it to fetch.
  return plainBody(context, body, head, isGot ? "" : "text/plain");
}
