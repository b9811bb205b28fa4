// The answer in one reading, over the panel's examples and the pastes of the fixtures: size, order, nothing twice.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { open } from "./page.mjs";

const real = () => {
  const script = join(import.meta.dirname, "real-answers.ts");
  return JSON.parse(execFileSync(process.execPath, ["--import", "tsx", script], { maxBuffer: 1e9 }).toString());
};

/** A place to fix, two more, and what comes beside an answer in the largest case. */
const besides = {
  builtAt: [{ name: "src/streaming/captions.ts:108", fix: "Write /v2/listen" }, { name: "src/old.ts:7" }],
};

/** Fills the panel as the editor does, and waits for the answer. */
async function show(page, { request, response, answer }, beside) {
  await page.evaluate(
    ([texts, given, more]) => {
      window.answerFor = () => given;
      window.besides = more;
      window.postMessage({ type: "fill", ...texts }, "*");
    },
    [{ request, response }, answer, beside],
  );
  await page.waitForFunction(
    (verdict) => document.querySelector("[data-testid=answer]").dataset.verdict === verdict,
    answer.verdict,
  );
}

/** In the page: what stands where, and every sentence of four words and more, folded or not. */
function read() {
  const visible = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.offsetParent !== null);
  const tops = ["headline", "reason", "change", "advice"].map((id) => visible(`[data-testid=${id}]`)[0]);
  const parts = [...tops, visible(".actions")[0], visible(".inputs")[0], visible(".why-head")[0]];
  const why = document.querySelector(".why-head").getBoundingClientRect();
  const blocks = ":is(.headline, .reason, .change p, .acts > p, .why-body :is(p, li, h3))";
  const text = [...document.querySelectorAll(blocks)].map((each) => each.textContent).join("\n");
  return {
    tops: parts.filter(Boolean).map((each) => each.getBoundingClientRect().top),
    bottom: Math.round(why.bottom + scrollY),
    wide: document.documentElement.scrollWidth - innerWidth,
    primary: visible(".button.primary").length,
    headline: document.querySelector("[data-testid=headline]").textContent,
    text,
  };
}

const sentencesOf = (text) =>
  text
    .split(/\n|(?<=[.!?]['"`)]?)\s+(?=[A-Z'"`(])/)
    .map((each) =>
      each
        .replace(/^(?:For|Against): |[\s.]+$/g, "")
        .trim()
        .toLowerCase(),
    )
    .filter((each) => each.split(/\s+/).length >= 4);

export const readingChecks = {
  async "every answer is read at once: in 280 x 400 px, in order, with one button, nothing twice"(browser) {
    const page = await open(browser, { width: 280, height: 400, scene: "none" });
    const faults = [];
    const all = real().filter(({ answer }) => answer.verdict !== "not-understood");
    for (const paste of all) {
      // A healthy request without its answer keeps its boxes open: more is wanted.
      if (paste.answer.verdict === "nothing-wrong" && !(paste.request.trim() && paste.response.trim())) continue;
      const { name } = paste;
      await show(page, paste, paste.answer.causes.some(({ fix }) => fix.corrected) ? besides : {});
      const seen = await page.evaluate(read);
      if (seen.bottom > 400) faults.push(`${name}: ${seen.bottom} px high`);
      if (seen.wide > 0) faults.push(`${name}: ${seen.wide} px too wide`);
      if (seen.primary > 1) faults.push(`${name}: ${seen.primary} primary buttons`);
      if (seen.headline.length > 90) faults.push(`${name}: headline of ${seen.headline.length}`);
      if (seen.tops.some((top, index) => index > 0 && top < seen.tops[index - 1]))
        faults.push(`${name}: order ${seen.tops}`);
      const sentences = sentencesOf(seen.text);
      for (const each of new Set(sentences.filter((one, index) => sentences.indexOf(one) !== index)))
        faults.push(`${name}: twice: ${each}`);
    }
    assert.deepEqual(page.errors, []);
    assert.deepEqual(faults, []);
    return `${all.length} answers`;
  },

  async "at 150 % the headline and the button are in view without scrolling"(browser) {
    const page = await open(browser, { width: 300, height: 600, scene: "one" });
    await page.evaluate(() => {
      document.documentElement.style.setProperty("--vscode-font-size", "20px");
    });
    await page.getByTestId("try-flux-on-v1").click();
    const bottom = await page.locator(".button.primary").evaluate((each) => each.getBoundingClientRect().bottom);
    assert.ok(bottom < 600, `${bottom} px`);
  },
};
