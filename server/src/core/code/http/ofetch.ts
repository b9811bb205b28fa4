import type { Site } from "../site.ts";
import { jsonBody, plainBody } from "./body.ts";
import { headersOf, open } from "./headers.ts";
import { joinUrl } from "./join-url.ts";
import type { Asked } from "./options.ts";
import { queryOfOption } from "./params.ts";
import { methodOf, sitesOf } from "./request.ts";

/** Nuxt's and ofetch's `$fetch`. */
export const ofetchNames = /^(?:\$fetch|(?:ofetch|nitropack|nitropack\/runtime)#(?:\$fetch|ofetch))$/;

/** `$fetch(url, options)`: objects become JSON, `query` goes into the URL. */
export function ofetchSites(asked: Asked): Site[] {
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
