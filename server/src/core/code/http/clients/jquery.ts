import type { Abstract, Pairs } from "../../abstract.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { entriesBody, type Payload, plainBody } from "../parts/body.ts";
import { calledAs } from "../parts/called-as.ts";
import { headersOf, layered } from "../parts/headers.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const names = /^(?:\$|jQuery|jquery#(?:\$|jQuery)?\.?)\.?ajax$/;

export const jqueryClient: HttpClient = {
  title: "jQuery",
  used: "call",
  packages: ["jquery"],
  globals: ["$.ajax", "jQuery.ajax"],
  methods: ["ajax"],
  words: /ajax/i,
  example: `$.ajax({ url: "https://api.deepgram.com/v1/projects", headers: { Authorization: \`Bearer \${token}\` } });`,
  sites: jquerySites,
};

/** jQuery's `$.ajax(settings)` and `$.ajax(url, settings)`. */
function jquerySites(callee: Abstract, asked: Asked): Site[] | undefined {
  if (!names.test(calledAs(callee) ?? "")) return undefined;
  const { context, node, frame, head } = asked;
  const first = asked.value(0);
  const settings = first?.kind === "object" ? first : asked.value(1);
  const url = first?.kind === "object" ? asked.option(first, "url") : first;
  // Settings that are not followed may say anything, the method too.
  if (!url || settings?.kind !== "object") return [];
  const method = methodOf(context, asked.option(settings, "method") ?? asked.option(settings, "type"), "GET", head);
  const data = asked.option(settings, "data");
  const get = method.kind === "text" && method.parts.every((part) => part.kind === "literal" && part.text === "GET");
  const query = get ? queryOfOption(data, "brackets") : undefined;
  const { body, contentType } = get ? plainBody(context, undefined, head) : payloadOf(asked, data, settings);
  const own = headersOf(asked.option(settings, "headers"), settings.origin, asked.nested(settings, 2, "headers"));
  return sitesOf(context, frame, {
    via: "xhr",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method,
    headers: layered([namedType(asked.option(settings, "contentType"), own), own], own.origin),
    body,
    ...(contentType ? { implicitContentType: contentType } : {}),
    runtime: "browser",
  });
}

/** `contentType: "application/json"` is a header like any other. */
function namedType(value: Abstract | undefined, own: Pairs): Pairs {
  const none: Pairs = { kind: "pairs", of: "headers", props: [], complete: true, origin: own.origin };
  if (!value || value.kind === "boolean") return none;
  return { ...none, props: [{ name: "Content-Type", key: value.origin, value, sometimes: false, renamable: false }] };
}

/** The body; without a `contentType` it is a form's. */
function payloadOf(asked: Asked, data: Abstract | undefined, settings: Abstract): Payload {
  const { context, head } = asked;
  const implied = asked.option(settings, "contentType") ? {} : { contentType: "application/x-www-form-urlencoded" };
  if (data?.kind === "object") return { body: entriesBody(context, data, false).body, ...implied };
  const { body } = plainBody(context, data, head, "");
  return body.kind === "none" || body.kind === "multipart" ? { body } : { body, ...implied };
}
