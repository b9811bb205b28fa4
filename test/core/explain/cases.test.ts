import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { pasteCases } from "../../helpers/cases.ts";

const confident: { readonly right: boolean; readonly confidence: number }[] = [];

for (const each of pasteCases()) {
  test(`${each.file}: ${each.name}`, () => {
    const problems: string[] = [];
    const answer = explain({ request: each.request, response: each.response }, lowerPasted, { problems });
    assert.deepEqual(problems, []);
    const got = answer.causes.map((cause) => `${cause.id} ${cause.confidence}`).join(", ");
    const tell = `${answer.verdict} [${got}] by ${answer.refusedBy}\n${answer.summary}`;
    const [top] = answer.causes;
    if (top) confident.push({ right: each.causes.includes(top.id), confidence: top.confidence });
    assert.equal(answer.verdict, each.verdict, tell);
    if (each.verdict === "several-possible")
      for (const id of each.causes)
        assert.ok(
          answer.causes.some((cause) => cause.id === id),
          `${id} is missing: ${tell}`,
        );
    else assert.equal(top?.id, each.causes[0], tell);
    if (each.refused) assert.equal(answer.refusedBy, each.refused, tell);
    const shown = [answer.summary, top?.title, top?.explanation, top?.fix.text].join("\n");
    for (const words of each.says) assert.ok(shown.includes(words), `'${words}' is not said in:\n${shown}`);
    for (const words of each.corrected)
      assert.ok(
        top?.fix.corrected?.includes(words),
        `'${words}' is not in the corrected request:\n${top?.fix.corrected}`,
      );
    for (const words of each.open)
      assert.ok(
        top?.fix.open?.some((line) => line.includes(words)),
        `'${words}' is not left open: ${top?.fix.open}`,
      );
    for (const words of each.lacks) {
      assert.ok(top?.fix.corrected, `nothing is corrected: ${tell}`);
      assert.ok(!top.fix.corrected.includes(words), `'${words}' is still in:\n${top.fix.corrected}`);
    }
    if (top?.fix.corrected) {
      const again = explain({ request: top.fix.corrected, response: "" }, lowerPasted);
      const still = again.causes.map((cause) => cause.id);
      const wrong = `the corrected request is wrong, too: ${again.verdict}, ${again.summary}\n${top.fix.corrected}`;
      assert.deepEqual(still, each.leaves, wrong);
      // A line of code that holds no call cannot be judged, and its correction says so.
      const isJudged = !each.open.includes("not judged again");
      if (each.leaves.length === 0 && isJudged) assert.equal(again.verdict, "nothing-wrong", wrong);
    }
    for (const id of each.never) assert.ok(!answer.causes.some((cause) => cause.id === id), `${id} is shown: ${tell}`);
    for (const id of each.rulesOut)
      assert.ok(
        top?.ruledOut.some((out) => out.id === id),
        `${id} is not ruled out: ${tell}`,
      );
    for (const cause of answer.causes)
      for (const { at } of cause.evidence)
        if (at) {
          const text = at.text === "paste:request" ? each.request : each.response;
          assert.ok(
            at.start >= 0 && at.start <= at.end && at.end <= text.length,
            `evidence outside of the text: ${tell}`,
          );
        }
  });
}

test("a confidence of 0.9 is right nine times in ten", () => {
  const sure = confident.filter((each) => each.confidence >= 0.9);
  const right = sure.filter((each) => each.right).length;
  for (const least of [0.9, 0.7, 0.5, 0.3]) {
    const band = confident.filter(
      (each) => each.confidence >= least && each.confidence < (least === 0.9 ? 2 : least + 0.2),
    );
    console.log(`confidence ${least} and above: ${band.filter((each) => each.right).length} right of ${band.length}`);
  }
  assert.ok(right >= sure.length * 0.9, `${right} of ${sure.length}`);
});
