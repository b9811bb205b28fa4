import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerSource } from "../../../server/src/core/code/index.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import type { LowerCode, PasteInput } from "../../../server/src/core/paste/index.ts";
import { pasteCases } from "../../helpers/cases.ts";
import { memoryProject } from "../../helpers/fixtures.ts";

const lowerCode: LowerCode = (text, _kind, name) => lowerSource({ uri: name, text }, memoryProject(new Map()));

const told = (input: PasteInput) => {
  const answer = explain(input, lowerCode);
  return `${answer.verdict} ${answer.causes[0]?.id ?? ""}`;
};

/** What a clipboard does to a text on its way, and what changes nothing in it. */
const ways: Readonly<Record<string, (input: PasteInput) => PasteInput>> = {
  "line ends of Windows": ({ request, response }) => ({
    request: request.replaceAll("\n", "\r\n"),
    response: response.replaceAll("\n", "\r\n"),
  }),
  "a fence of Markdown": ({ request, response }) => ({
    request,
    response: response && `\`\`\`\n${response}\n\`\`\``,
  }),
  "the boxes taken for each other": ({ request, response }) => ({ request: response, response: request }),
};

for (const [way, change] of Object.entries(ways))
  test(`no answer changes by ${way}`, () => {
    for (const each of pasteCases()) assert.equal(told(change(each)), told(each), `${each.file}: ${each.name}`);
  });

test("a close's reason is marked, and not the whole line", () => {
  const response = "10:00:12 ws closed code=1011 reason='NET-0001 no audio' after 12 s";
  const answer = explain({ request: "wss://api.deepgram.com/v1/listen?model=nova-3", response }, lowerCode);
  const marked = answer.causes[0]?.evidence.map(({ at }) => at && response.slice(at.start, at.end));
  assert.ok(marked?.includes("NET-0001"), String(marked));
});

test("an answer that a terminal coloured is read as one", () => {
  const response =
    "\u001b[31mHTTP/1.1 402 Payment Required\u001b[0m\n\u001b[90mcontent-type: application/json\u001b[0m\n";
  assert.equal(
    told({ request: "", response: `${response}\n{"err_code":"ASR_PAYMENT_REQUIRED"}` }),
    "cause-found billing-no-credits",
  );
});
