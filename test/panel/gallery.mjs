import assert from "node:assert/strict";
import { builtAt, comparison, gates, timeline, working } from "./besides.mjs";
import { hostile } from "./hostile.mjs";
import { open, paste, themes } from "./page.mjs";

/** What the gallery shows: the answer that is given, what comes beside it, and how it is brought up. */
const failing = { name: "path", state: "fail", message: "Flux is not served on /v1/listen." };

const scenes = {
  empty: { answer: "one" },
  one: { example: "flux-on-v1" },
  several: { example: "keepalive-1011", besides: { builtAt } },
  healthy: { example: "missing-scheme" },
  timeline: { answer: "several", example: "keepalive-1011", besides: { timeline } },
  compared: {
    answer: "one",
    example: "flux-on-v1",
    besides: { comparison },
    act: async (page) => {
      await page.evaluate(() => window.postMessage({ type: "compare" }, "*"));
      await page.waitForFunction(() => document.activeElement.id === "working");
      await paste(page, working);
      await page.getByTestId("comparison-others").locator("summary").click();
    },
  },
  why: {
    answer: "one",
    example: "flux-on-v1",
    besides: { gates: gates.map((gate, at) => (at === 1 ? failing : gate)) },
    act: (page) => page.locator(".why-head").click(),
  },
  editing: { answer: "one", example: "flux-on-v1", act: (page) => page.getByTestId("edit-request").click() },
  fixed: {
    answer: "one",
    example: "flux-on-v1",
    besides: { fixed: { headline: "Fixed in src/stt.ts:41", canUndo: true, gates } },
  },
  dropped: {
    answer: "one",
    act: async (page) => {
      await page.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "long.har"));
        document
          .querySelector("main")
          .dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }, hostile["a HAR of 1,000 entries"].repeat(2));
      await page.getByTestId("summary").filter({ hasText: /\w/ }).waitFor();
    },
  },
  failed: {
    answer: "one",
    example: "flux-on-v1",
    act: (page) =>
      page.evaluate(() => {
        const sequence = window.sent.findLast(({ type }) => type === "explain").sequence;
        const message = "The language server gave no answer";
        window.postMessage({ type: "failed", sequence, message, advice: "Restart it, or see its output." }, "*");
      }),
  },
};

/** Walks themes, widths and scenes: `look(page, name)` takes a picture or holds the page against axe-core. */
export async function gallery(browser, look, wanted = /./) {
  for (const theme of Object.keys(themes))
    for (const width of [280, 900])
      for (const [scene, { answer = scene, example, besides, act }] of Object.entries(scenes)) {
        const name = `${theme}-${width}-${scene}`;
        if (!wanted.test(name)) continue;
        const page = await open(browser, { theme, width, scene: answer });
        await page.evaluate((beside) => {
          window.besides = beside;
        }, besides);
        if (example) {
          await page.getByTestId(`try-${example}`).click();
        }
        await act?.(page);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wider <= 0, `${name} scrolls sideways by ${wider} px`);
        await look(page, name);
        await page.context().close();
      }
}
