import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { fixAll } from "../../server/src/core/check/fix-all.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import type { Finding } from "../../server/src/core/rules/rule.ts";
import { codeFixtures, memoryProject } from "../helpers/fixtures.ts";
import { random } from "../helpers/secret-kinds.ts";

const uri = "file:///project/main.ts";
const check = (text: string) => checkText({ uri, text }, memoryProject(new Map([[uri, text]])), defaultConfig).findings;
const mended = (text: string) => fixAll(text, uri, check).text;

const live = (options: string) => `import { createClient } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({
  model: "nova-3",
  utterance_end_ms: 1000,
  ${options}
});
`;

test("a text that does not parse gets no safe fix", () => {
  const whole = live('keyterm: ["Deepgram", "Aura"],');
  assert.equal(mended(whole).split("interim_results").length, 2);
  for (const broken of [
    live('keyterm: ["Deepgram", "Aura""],'),
    live("keyterm: [`Deepgram],"),
    `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: auth.A[key }, body: JSON.stringify({ url: "https://example.com/a.wav" }) });`,
  ]) {
    assert.equal(mended(broken), broken);
    assert.ok(check(broken).every(({ fixes }) => fixes.every((fix) => !fix.safe)));
  }
});

test("a fix that does not help comes once at most, and the others still come", () => {
  const finding = (rule: string, start: number, newText: string): Finding => ({
    rule,
    severity: "error",
    message: rule,
    because: "",
    advice: "",
    at: { text: uri, start, end: start },
    related: [],
    fixes: [{ title: rule, safe: true, edits: [{ text: uri, start, end: start, newText }] }],
  });
  const never = (text: string) => [
    finding("stays", 0, "+"),
    ...(text.endsWith("!") ? [] : [finding("goes", text.length, "!")]),
  ];
  assert.equal(fixAll("text", uri, never).text, "text!");
});

test("fix-all reaches rest on broken fixtures, and no line comes twice more (seed 14)", () => {
  const next = random(14);
  const until = performance.now() + 3000;
  const fixtures = codeFixtures();
  for (let i = 0; performance.now() < until; i++) {
    const fixture = fixtures[Math.floor(next() * fixtures.length)]!;
    const text = [...fixture.files.values()][0]!;
    const at = Math.floor(next() * text.length);
    const cut = text.slice(0, at) + ["", '"', "`", "(", "}", "]"][i % 6]! + text.slice(at + (i % 3));
    const after = mended(cut);
    assert.equal(mended(after), after, `${fixture.name} cut at ${at}`);
  }
});
