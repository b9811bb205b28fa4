import type { Abstract } from "../../abstract.ts";
import type { Site } from "../../site.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { plainBody } from "../parts/body.ts";
import { calledAs } from "../parts/called-as.ts";
import { headersOf } from "../parts/headers.ts";
import { joinUrl } from "../parts/join-url.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

export const undiciClient: HttpClient = {
  title: "undici",
  used: "call",
  packages: ["undici"],
  globals: [],
  methods: ["request", "pipeline"],
  commonMethods: ["stream"],
  words: /request|agent|client/i,
  gives: "undici",
  example: `import { request } from "undici";
await request("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
  sites: undiciSites,
};

/** undici's `request(url, options)` and `stream`, also on a `Client` or `Pool` made for one origin. */
function undiciSites(callee: Abstract, asked: Asked): Site[] | undefined {
  const direct = /^undici#(?:request|stream|pipeline)$/.test(calledAs(callee) ?? "");
  const origin = direct ? undefined : originOf(callee);
  if (!direct && !origin) return undefined;
  const { context, node, frame, head } = asked;
  const first = asked.value(0);
  const options = direct ? asked.value(1) : first;
  const url = direct ? first : joinUrl(origin, asked.option(options, "path"));
  if (!url) return [];
  const query = queryOfOption(asked.option(options, "query"), "repeated");
  const { body } = plainBody(context, asked.option(options, "body"), head, "");
  return sitesOf(context, frame, {
    via: "undici",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method: methodOf(context, asked.option(options, "method"), "GET", head),
    lostHeaders: asked.lostHeaders(options),
    headers: headersOf(asked.option(options, "headers"), options?.origin ?? head, asked.nested(options, 1, "headers")),
    body,
  });
}

function originOf(callee: Abstract): Abstract | undefined {
  if (callee.kind !== "member" || callee.name !== "request" || callee.of.kind !== "created") return undefined;
  const { of, node, frame } = callee.of;
  if (!/^undici#(?:Client|Pool)$/.test(calledAs(of) ?? "")) return undefined;
  const first = node.arguments?.[0];
  return first && frame.context.evaluator.evaluate(first, frame);
}
