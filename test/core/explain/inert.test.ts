import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { report } from "../../../client/src/panel/report.ts";
import { asMarkdown } from "../../../server/src/cli/explain/markdown.ts";
import { asText } from "../../../server/src/cli/explain/pretty.ts";
import { Pasted } from "../../../server/src/cli/explain/texts.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { answer as answerTo } from "../../../server/src/core/explain/index.ts";
import { readPaste } from "../../../server/src/core/paste/index.ts";
import { inertJson } from "../../../server/src/core/render/answer/inert.ts";
import { explainForAgent } from "../../../server/src/mcp/explain.ts";
import { pasteCases } from "../../helpers/cases.ts";

interface Token {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly attrs: readonly (readonly [string, string])[] | null;
  readonly children: readonly Token[] | null;
}

const MarkdownIt = createRequire(import.meta.url)("markdown-it") as new (
  options: object,
) => { parse: (text: string, environment: object) => Token[] };
// CommonMark, and what GitHub and editors link of their own accord.
const reader = new MarkdownIt({ html: true, linkify: true });

const markup = [
  "[click](https://evil.example/x)",
  "![](https://evil.example/p.png)",
  "<img src=//evil.example onerror=alert(1)>",
  "<!-- INJECTED -->",
  "<https://evil.example/>",
  "https://evil.example/auto",
  "www.evil.example",
  "a@evil.example",
  "# INJECTED",
  "\n# INJECTED\n",
  "\nINJECTED\n===\n",
  "- INJECTED\n\n    # INJECTED",
  "`](https://evil.example) `` ![](https://evil.example/p)",
  "```\n# INJECTED\n```",
  "[r]: https://evil.example\n[r]",
  "**_INJECTED_** ~~x~~ | a | b |",
  "&#60;img src=//evil.example&#62; &lt;b&gt;",
  "\\[click](https://evil.example)",
];

/** Where the words of a paste come into an answer. */
const places: readonly ((words: string) => { request: string; response: string })[] = [
  (words) => ({ request: "", response: JSON.stringify({ err_code: "Bad Request", err_msg: words, request_id: "a" }) }),
  (words) => ({ request: "", response: `HTTP/1.1 400 Bad Request\ndg-error: ${words}\n\n${words}` }),
  (words) => ({ request: `https://api.deepgram.com/v1/listen?model=${words}&${words}=1`, response: "400" }),
  (words) => ({ request: "wss://api.deepgram.com/v1/listen?model=nova-3", response: `close 1011 ${words} NET-0001` }),
  (words) => ({ request: "", response: `DeepgramError: ${words}\n    at main (app.js:1:1)` }),
  (words) => ({ request: "", response: `deepgram gives no transcript ${words} after about 10 seconds` }),
  (words) => ({ request: `curl ${words} https://api.deepgram.com/v1/${words} -H "X-Key: ${words}"`, response: words }),
  (words) => ({
    request: `{"type":"Settings","${words}":1,"agent":{"think":{"provider":{"type":"${words}"}}}}`,
    response: "",
  }),
  (words) => ({ request: words, response: `getaddrinfo ENOTFOUND ${words}` }),
];

const tokensOf = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...tokensOf(token.children ?? [])]);

function assertInert(markdown: string, allowed: ReadonlySet<string>, name: string): void {
  const tokens = tokensOf(reader.parse(markdown, {}));
  for (const [at, token] of tokens.entries()) {
    assert.doesNotMatch(token.type, /^html|^image/, `${name}: ${token.type} ${token.content}\n${markdown}`);
    const href = token.attrs?.find(([key]) => key === "href")?.[1];
    // A bare host name is linked by this reader alone.
    const bare = /^[\w./-]+$/.test(tokens[at + 1]?.content ?? "") && !/^www\./.test(tokens[at + 1]!.content);
    if (href !== undefined && !bare) assert.ok(allowed.has(href), `${name}: a link to ${href}\n${markdown}`);
    if (token.type === "heading_open")
      assert.doesNotMatch(tokens[at + 1]?.content ?? "", /INJECTED|evil/, `${name}\n${markdown}`);
    if (/^(?:table|hr|em|strong|s)_?open/.test(token.type) && token.type !== "strong_open")
      assert.ok(/judged/i.test(tokens[at + 1]?.content ?? "Judged"), `${name}: ${token.type}\n${markdown}`);
  }
}

function written(input: { request: string; response: string }) {
  const paste = readPaste(input, lowerPasted);
  const answer = answerTo(paste);
  const shown = { request: paste.texts["paste:request"], response: paste.texts["paste:response"] };
  const pasted = new Pasted(paste.texts);
  return {
    links: new Set(answer.causes.flatMap((cause) => cause.docs)),
    markdown: { command: asMarkdown(answer, []), agents: explainForAgent(input).text, report: report(answer, shown) },
    terminal: asText(answer, pasted, [], (_, text) => text),
    json: inertJson(answer),
  };
}

test("markup in a paste is text in every Markdown that is written of it", () => {
  for (const [at, place] of places.entries())
    for (const words of markup) {
      const { markdown, links } = written(place(words));
      for (const [writer, text] of Object.entries(markdown))
        assertInert(text, links, `place ${at}, ${writer}, ${words}`);
    }
});

test("markup amid the pastes of the fixtures is text as well", () => {
  for (const [at, each] of pasteCases().entries()) {
    const words = markup[at % markup.length]!;
    const amid = (text: string) => text.replace(/(?<=[a-z]{3}) (?=[a-z]{3})/, ` ${words} `);
    const { markdown, links } = written({ request: amid(each.request), response: amid(each.response) });
    for (const [writer, text] of Object.entries(markdown)) assertInert(text, links, `${each.name}, ${writer}`);
  }
});

const acting = [
  "\u001b[31m",
  "\u001b]0;title\u0007",
  "\u009b2J",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u200d",
  "\ufeff",
  "\u0008",
  "\u2028",
  "\u{e0041}",
  "\r",
];

test("what acts on a terminal, or hides, is shown as an escape", () => {
  for (const [at, place] of places.entries())
    for (const words of acting.flatMap((char) => [`a${char}b nova`, JSON.stringify(`a${char}b`).slice(1, -1)])) {
      const { terminal, markdown, json } = written(place(words));
      for (const text of [terminal, json, ...Object.values(markdown)])
        assert.doesNotMatch(
          text.replaceAll("\n", ""),
          /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u,
          `place ${at}: ${JSON.stringify(words)} in ${JSON.stringify(text)}`,
        );
    }
});
