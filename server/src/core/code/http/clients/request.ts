import type { Abstract } from "../../abstract.ts";
import { choice } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { entriesBody, jsonBody, type Payload, plainBody } from "../parts/body.ts";
import { headersOf, open } from "../parts/headers.ts";
import { joinUrl } from "../parts/join-url.ts";
import { clientCall, type Library } from "../parts/library.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const request: Library = {
  root: /^(?:request|request-promise|request-promise-native|postman-request|@cypress\/request)#$/,
  makers: ["defaults"],
};

export const requestClient: HttpClient = {
  title: "`request`",
  used: "call",
  packages: ["request", "request-promise", "request-promise-native", "postman-request", "@cypress/request"],
  globals: [],
  methods: ["post", "put", "patch"],
  commonMethods: ["get", "delete", "del", "head"],
  words: /request|\brp\b/i,
  example: `const request = require("request");
request({ url: "https://api.deepgram.com/v1/projects", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } }, done);`,
  sites: requestSites,
};

/** The `request` library and those that wrap it in promises: `request(options)`, `request(url, options)`, `request.post(…)`. */
function requestSites(callee: Abstract, asked: Asked): Site[] | undefined {
  const found = clientCall(callee, request);
  if (!found) return undefined;
  const { method, client } = found;
  const verb = method === "del" ? "delete" : method;
  if (!/^(?:get|post|put|patch|delete|head)?$/.test(verb) || client.layers.length > 0) return [];
  const { context, node, frame, head } = asked;
  const first = asked.value(0);
  if (!first) return [];
  const second = asked.value(1);
  const options = first.kind === "object" ? first : second?.kind === "object" ? second : undefined;
  const given = first.kind === "object" ? (asked.option(first, "url") ?? asked.option(first, "uri")) : first;
  const base = asked.option(options, "baseUrl");
  const url = given && base ? joinUrl(base, given) : given;
  if (!url) return [];
  const { body, contentType } = payloadOf(asked, options);
  const query = queryOfOption(asked.option(options, "qs"), "other");
  const place = asked.nested(options, first.kind === "object" ? 1 : 2, "headers");
  const headers = headersOf(asked.option(options, "headers"), options?.origin ?? head, place);
  const hidden = first.kind !== "object" && second && !["object", "function", "null"].includes(second.kind);
  const unsure = hidden || asked.option(options, "auth") !== undefined;
  return sitesOf(context, frame, {
    via: "other",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method: methodOf(context, asked.option(options, "method"), verb === "" ? "GET" : verb.toUpperCase(), head),
    headers: unsure ? open(headers, "options that are not followed") : headers,
    body: hidden ? { kind: "unresolved", reason: "options that are not followed", origin: head } : body,
    ...(contentType ? { implicitContentType: contentType } : {}),
    runtime: "server",
  });
}

/** `json: value`, `body` with `json: true`, `form`, `formData`, or a body as it is. */
function payloadOf(asked: Asked, options: Abstract | undefined): Payload {
  const { context, head } = asked;
  const json = asked.option(options, "json");
  const body = asked.option(options, "body");
  const form = asked.option(options, "form");
  const multipart = asked.option(options, "formData");
  if (multipart) return entriesBody(context, multipart, true);
  if (form) return entriesBody(context, form, false);
  if (json?.kind === "boolean")
    return json.value && body ? jsonBody(context, body, head) : plainBody(context, body, head, "");
  if (json) return jsonBody(context, body ? choice([json, body], json.origin) : json, head);
  return plainBody(context, body, head, "");
}
