import type { Body } from "../../../exchange/call.ts";
import { replace } from "../../../exchange/origin.ts";
import type { Abstract } from "../../abstract.ts";
import { placeOf } from "../../context.ts";
import type { Site } from "../../site.ts";
import { typescript } from "../../typescript.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { plainBody } from "../parts/body.ts";
import { headersOf, headerText } from "../parts/headers.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

/** `fetch` of the platform and of packages that give it. */
const names =
  /^(?:fetch|(?:node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|unfetch|whatwg-fetch|node-fetch-native|cross-fetch\/ponyfill|fetch-retry|fetch-cookie)#(?:fetch)?|(?:undici|expo\/fetch|@tauri-apps\/plugin-http|next\/dist\/compiled\/node-fetch)#fetch)$/;

export const fetchClient: HttpClient = {
  title: "`fetch`",
  used: "call",
  packages: [
    "node-fetch",
    "cross-fetch",
    "isomorphic-fetch",
    "isomorphic-unfetch",
    "unfetch",
    "whatwg-fetch",
    "node-fetch-native",
    "fetch-retry",
    "fetch-cookie",
    "undici",
    "expo/fetch",
    "@tauri-apps/plugin-http",
    "next/dist/compiled/node-fetch",
  ],
  globals: ["fetch"],
  methods: ["fetch", "default"],
  words: /fetch/i,
  gives: "response",
  example: `await fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
  sites: (_, asked, name) => (name !== undefined && names.test(name) ? fetchSites(asked) : undefined),
};

/** `fetch(url, init)`, `fetch(new Request(url, init))`. */
function fetchSites(asked: Asked): Site[] {
  const { context, frame, node, head } = asked;
  const input = asked.value(0);
  if (!input) return [];
  const own = asked.value(1);
  const inits = own?.kind === "one-of" ? own.options : [own];
  // A branch between whole options makes several calls; where it also chooses the URL they may belong together.
  const urls = input.kind === "one-of" ? input.options : [input];
  const pairs = urls.length > 1 ? [own] : inits;
  return urls.flatMap((url) =>
    pairs.flatMap((init) => {
      const given = (name: string) => asked.option(init, name) ?? requestOption(asked, url, name);
      const requested = url.kind === "request" ? url.init : undefined;
      const place = asked.nested(requested ?? init, 1, "headers");
      const headers = headersOf(given("headers"), init?.origin ?? head, place);
      const { body, contentType } = plainBody(context, given("body"), head);
      // Workers open a socket by asking fetch to upgrade.
      const upgrades = headerText(headers, "upgrade") === "websocket";
      return sitesOf(context, frame, {
        via: "fetch",
        transport: upgrades ? "ws" : "http",
        node,
        head,
        url,
        ...(upgrades ? {} : { method: methodOf(context, given("method"), "GET", head) }),
        headers,
        lostHeaders: asked.lostHeaders(init),
        body: body.kind === "multipart" ? withFile(asked, body) : body,
        ...(contentType ? { implicitContentType: contentType } : {}),
      });
    }),
  );
}

/** The one file of a form, written in the place of the form. */
function withFile({ context, args }: Asked, body: Body & { kind: "multipart" }): Body {
  const ts = typescript();
  const [, init] = args;
  const [only, more] = body.entries;
  const file = only?.written ?? only?.value.origin;
  if (!init || !ts.isObjectLiteralExpression(init) || !file || more || file.text !== context.uri) return body;
  const given = init.properties.find((each) => each.name?.getText(context.source) === "body");
  if (!given || !ts.isPropertyAssignment(given)) return body;
  const asBytes = [replace(placeOf(context, given.initializer), context.text.slice(file.start, file.end))];
  return { ...body, asBytes };
}

function requestOption(asked: Asked, url: Abstract, name: string): Abstract | undefined {
  return url.kind === "request" ? asked.option(url.init, name) : undefined;
}
