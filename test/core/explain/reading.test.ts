import assert from "node:assert/strict";
import { test } from "node:test";
import { report } from "../../../client/src/panel/report.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { answerMarkdown } from "../../../server/src/core/render/answer/markdown.ts";
import { answerText } from "../../../server/src/core/render/answer/pretty.ts";
import { pasteCases } from "../../helpers/cases.ts";

const answers = pasteCases().map((each) => ({
  name: `${each.file}: ${each.name}`,
  answer: explain(each, lowerPasted),
}));

test("a headline fits into 90 characters and one line, and what stands below it says something else", () => {
  for (const { name, answer } of answers) {
    const { headline, why, summary } = answer;
    assert.ok(headline.length > 0 && headline.length <= 90, `${name}: ${headline.length} characters: ${headline}`);
    assert.doesNotMatch(headline + why, /\n/, name);
    assert.doesNotMatch(headline, /\.$|\[object/, name);
    assert.ok(why === "" || !headline.toLowerCase().includes(why.toLowerCase().replace(/\.$/, "")), `${name}: ${why}`);
    assert.ok(summary.startsWith(headline) && summary.endsWith(why), name);
  }
});

test("a cause that is no more than possible stands in no headline as a fact", () => {
  for (const { name, answer } of answers) {
    const [top] = answer.causes;
    if (!top || (answer.verdict !== "several-possible" && top.confidence >= 0.5)) continue;
    const said = answer.headline.toLowerCase();
    const title = top.title.toLowerCase();
    assert.ok(!said.includes(title) || /^not certain|fits?\b/.test(said), `${name}: ${answer.headline}`);
  }
});

const writers = {
  terminal: (answer: (typeof answers)[number]["answer"]) =>
    answerText(answer, { paint: (_, text) => text, excerpt: () => [] }),
  markdown: (answer: (typeof answers)[number]["answer"]) => answerMarkdown(answer),
  report: (answer: (typeof answers)[number]["answer"]) => report(answer, { request: "", response: "" }),
};

/** Sentences of four words and more; code blocks are the request, and no sentences. */
function sentencesOf(text: string): string[] {
  const code = /^(`{3,})[^\n]*\n[\s\S]*?\n\1$|^ {2}Corrected\n(?: {4}.*\n)+/gm;
  return text
    .replace(code, "")
    .split(/\n|(?<=[.!?]['"`)*]?)\s+(?=[A-Z'"`(])/)
    .map((each) =>
      each
        .replace(/^[\s*#+−✖?✔○-]+|^(?:For|Against|What to do|To be sure|Not the cause)[.:]\**|[\s.*]+$/g, "")
        .trim()
        .toLowerCase(),
    )
    .filter((each) => each.split(/\s+/).length >= 4);
}

for (const [kind, write] of Object.entries(writers))
  test(`no sentence stands twice: ${kind}`, () => {
    for (const { name, answer } of answers) {
      const text = write(answer);
      const seen = new Set<string>();
      for (const each of sentencesOf(text)) {
        assert.ok(!seen.has(each), `${name} says twice: ${each}\n${text}`);
        seen.add(each);
      }
      const [first = "", ...others] = sentencesOf(text);
      const fact = first.split(": ").slice(1).join(": ");
      const again = fact.split(" ").length >= 4 && others.find((each) => each.startsWith(fact));
      assert.ok(!again, `${name} repeats its headline: ${fact}\n${text}`);
    }
  });
