import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { jsonBody, plainBody } from "../parts/body.ts";
import { headersOf, open } from "../parts/headers.ts";
import { joinUrl } from "../parts/join-url.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

/** Nuxt's and ofetch's `$fetch`. */
const names = /^(?:\$fetch|(?:ofetch|nitropack|nitropack\/runtime)#(?:\$fetch|ofetch))$/;

export const ofetchClient: HttpClient = {
  title: "ofetch",
  used: "call",
  packages: ["ofetch", "nitropack"],
  globals: ["$fetch"],
  methods: ["ofetch", "$fetch"],
  words: /fetch/i,
  gives: "body",
  example: `await $fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
  sites: (_, asked, name) => (name !== undefined && names.test(name) ? ofetchSites(asked) : undefined),
};

/** `$fetch(url, options)`: objects become JSON, `query` goes into the URL. */
function ofetchSites(asked: Asked): Site[] {
  const { context, frame, node, head } = asked;
  const options = asked.value(1);
  const url = joinUrl(asked.option(options, "baseURL"), asked.value(0));
  if (!url) return [];
  const body = asked.option(options, "body");
  const plain = body && (body.kind === "object" || body.kind === "array");
  const payload = plain ? jsonBody(context, body, head) : plainBody(context, body, head);
  const query = queryOfOption(asked.option(options, "query") ?? asked.option(options, "params"), "repeated");
  const headers = headersOf(
    asked.option(options, "headers"),
    options?.origin ?? head,
    asked.nested(options, 1, "headers"),
  );
  return sitesOf(context, frame, {
    via: "fetch",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method: methodOf(context, asked.option(options, "method"), "GET", head),
    headers: asked.option(options, "onRequest") ? open(headers, "a hook may set more") : headers,
    body: payload.body,
    ...(payload.contentType ? { implicitContentType: payload.contentType } : {}),
  });
}
