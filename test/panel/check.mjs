// The panel's page in a browser, without an editor: masking, marks, keys, hostile pastes, accessibility, pictures.
// Called with a browser driver by the tests that have one; needs a build in dist/.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { builtAt, comparison, timeline, working } from "./besides.mjs";
import { hostile } from "./hostile.mjs";

const here = import.meta.dirname;
const read = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));
const themes = read("themes.json");
const answers = read("answers.json");

/** Opens the panel at a width in a theme; every question is answered with `answers[scene]`. */
async function open(browser, { width = 400, theme = "dark", scene = "one" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  await page.addInitScript(
    ([answer, everything]) => {
      window.answerFor = () => answer;
      window.everything = everything;
    },
    [answers[scene], { builtAt, comparison, timeline }],
  );
  await page.goto(pathToFileURL(join(here, "harness.html")).href);
  await page.evaluate(([name, colours]) => window.dress(name, colours), [theme, themes[theme]]);
  return page;
}

/** Pastes into the focused box as a person would. */
function paste(page, text) {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

const focused = (page) =>
  page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.className);

export const checks = {
  async "no key survives pasting, typing, undo, or what is kept and posted"(browser) {
    const page = await open(browser);
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    const box = page.getByTestId("request");
    await box.focus();
    await paste(page, `curl -H "Authorization: Token ${key}"\r\nsecond line`);
    assert.equal(await box.inputValue(), `curl -H "Authorization: Token ${"•".repeat(40)}"\nsecond line`);
    await page.keyboard.press("Control+z");
    assert.equal(await box.inputValue(), "");
    await page.keyboard.press("Control+y");
    assert.match(await box.inputValue(), /•{40}/);
    await page.getByTestId("clear").click();
    await box.focus();
    await page.keyboard.type(`Authorization: Token ${key} and more`);
    await page.waitForTimeout(300);
    const everything = JSON.stringify(
      await page.evaluate(() => [window.sent, window.kept, document.documentElement.outerHTML]),
    );
    assert.ok(everything.includes("and more"));
    assert.ok(!everything.includes(key.slice(0, 12)), "twelve characters of the key were kept, posted or shown");
    assert.deepEqual(page.errors, []);
  },

  async "evidence and its mark lead to each other"(browser) {
    const page = await open(browser);
    await page.getByTestId("try-flux-on-v1").click();
    const evidence = page.getByTestId("evidence");
    await evidence.nth(2).click();
    const selected = await page.evaluate(() => {
      const { id, value, selectionStart, selectionEnd } = document.activeElement;
      return [id, value.slice(selectionStart, selectionEnd)];
    });
    assert.deepEqual(selected, ["response", "V2_MODEL_ON_V1_LISTEN_ENDPOINT"]);
    await page.evaluate(() => {
      const box = document.getElementById("request");
      box.focus();
      box.setSelectionRange(box.value.indexOf("flux"), box.value.indexOf("flux"));
      box.dispatchEvent(new Event("click", { bubbles: true }));
    });
    assert.match(await page.locator(".linked").textContent(), /model=flux-general-en/);
    assert.equal(await page.locator("mark.active").textContent(), "model=flux-general-en");
  },

  async "an answer that says the same leaves the page alone while a person types"(browser) {
    const page = await open(browser);
    await page.getByTestId("try-flux-on-v1").click();
    await page.evaluate(() => {
      window.before = document.querySelector("[data-testid=cause]");
    });
    await page.getByTestId("request").press("Control+End");
    await page.keyboard.type("xyz");
    await page.waitForTimeout(400);
    assert.ok(await page.evaluate(() => window.before.isConnected));
    assert.equal(await focused(page), "request");
  },

  async "tells where the call is built, opens it and applies its fix"(browser) {
    const page = await open(browser);
    await page.evaluate(() => {
      window.besides = { builtAt: [{ name: "src/stt.ts:41", fix: "Use /v2/listen" }, { name: "src/old.ts:7" }] };
    });
    await page.getByTestId("try-flux-on-v1").click();
    assert.match(await page.getByTestId("built-at").first().textContent(), /^Built at src\/stt\.ts:41/);
    await page.getByRole("button", { name: "Open src/old.ts:7" }).click();
    await page.getByRole("button", { name: "Apply in src/stt.ts:41: Use /v2/listen" }).click();
    assert.equal(await page.getByTestId("apply-fix").count(), 1);
    const sent = await page.evaluate(() => window.sent.slice(-2));
    assert.deepEqual(sent, [
      { type: "open-place", index: 1 },
      { type: "apply-fix", index: 0 },
    ]);
  },

  async "draws the frames of a socket and says the same in words"(browser) {
    const page = await open(browser, { scene: "several" });
    await page.evaluate((timeline) => {
      window.besides = { timeline };
    }, timeline);
    await page.getByTestId("try-keepalive-1011").click();
    const kinds = await page
      .locator(".timeline-picture rect")
      .evaluateAll((all) => all.map((each) => each.classList[0]));
    assert.deepEqual(kinds, ["gap", "sent", "received", "keepalive", "close"]);
    assert.match(await page.getByTestId("timeline").textContent(), /Nothing sent from 1\.0 s to 12\.0 s/);
  },

  async "compares with a working request, by keys alone"(browser) {
    const page = await open(browser);
    await page.evaluate(
      (besides) => {
        window.besides = besides;
      },
      { comparison },
    );
    assert.ok(await page.getByTestId("compare").isHidden(), "an empty panel has nothing to compare");
    await page.getByTestId("try-flux-on-v1").click();
    await page.getByTestId("compare").press("Enter");
    assert.equal(await focused(page), "working");
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    await paste(page, working.replace("$TOKEN", key));
    await page.waitForFunction(() => window.sent.findLast(({ type }) => type === "explain").working);
    const asked = await page.evaluate(() => window.sent.findLast(({ type }) => type === "explain"));
    assert.ok(asked.working.endsWith(`Bearer ${"•".repeat(40)}"`), asked.working);
    assert.ok(!JSON.stringify(await page.evaluate(() => [window.sent, window.kept])).includes(key.slice(0, 12)));
    assert.match(await page.getByTestId("working-recognised").textContent(), /curl/);
    const order = [];
    for (let step = 0; step < 9; step++) {
      await page.keyboard.press("Tab");
      order.push(
        await page.evaluate(() => document.activeElement.dataset.evidence ?? document.activeElement.dataset.key),
      );
    }
    const sides = ["comparison/failing/0", "comparison/working/0", "comparison/failing/1"];
    assert.deepEqual(order.slice(0, 4), [...sides, "comparison:others"]);
    await page.locator('[data-evidence="comparison/working/0"][data-key]').press("Enter");
    assert.equal(await focused(page), "working");
    const marked = () => page.locator("mark.active").allTextContents();
    assert.deepEqual(await marked(), ["/v2/listen"]);
    await page.locator('[data-evidence="comparison/failing/0"][data-key]').press("Enter");
    assert.deepEqual([await focused(page), await marked()], ["request", ["/v1/listen"]]);
    await page.getByTestId("copy-report").press("Enter");
    const report = await page.evaluate(() => window.sent.findLast(({ type }) => type === "copy").text);
    assert.match(report, /## Compared with a working request/);
    assert.match(report, /Request id: `/);
    await page.getByTestId("close-comparison").press("Enter");
    assert.equal(await focused(page), "compare");
    assert.ok(await page.getByTestId("working").isHidden());
    assert.equal(
      (await page.evaluate(() => window.sent.findLast(({ type }) => type === "explain"))).working,
      undefined,
    );
    assert.deepEqual(page.errors, []);
  },

  async "history fills the boxes again"(browser) {
    const page = await open(browser);
    assert.ok(await page.getByTestId("history").isHidden());
    const entries = [
      { title: "Newest", request: "curl a", response: "" },
      { title: "Older", request: "", response: "closed 1011" },
    ];
    await page.evaluate((past) => window.postMessage({ type: "history", entries: past }, "*"), entries);
    await page.getByTestId("history").press("ArrowUp");
    assert.equal(await focused(page), "history-1");
    await page.keyboard.press("Enter");
    assert.equal(await page.getByTestId("response").inputValue(), "closed 1011");
    assert.equal(await page.getByTestId("request").inputValue(), "");
    assert.deepEqual(page.errors, []);
  },

  async "a dropped file is masked text, or the first bytes of audio"(browser) {
    const page = await open(browser);
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    const drop = (selector, name, content) =>
      page.evaluate(
        ([target, called, data]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([typeof data === "string" ? data : new Uint8Array(data)], called));
          const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector(target).dispatchEvent(event);
        },
        [selector, name, content],
      );
    const holds = (id, pattern) =>
      page.waitForFunction(([box, part]) => document.getElementById(box).value.includes(part), [id, pattern]);
    await drop("main", "call.sh", `curl -H "Authorization: Token ${key}" https://api.deepgram.com/v1/listen`);
    await holds("request", "•".repeat(40));
    await drop("#response", "a.wav", [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0]);
    await holds("response", "a.wav:\n52 49 46 46 00");
    assert.match(await page.getByTestId("request").inputValue(), /^curl/);
    assert.ok(!JSON.stringify(await page.evaluate(() => window.sent)).includes(key.slice(0, 12)));
  },

  async "an answer to an older question is dropped"(browser) {
    const page = await open(browser);
    await page.getByTestId("try-flux-on-v1").click();
    await page.evaluate((answer) => window.postMessage({ type: "answer", sequence: 1, answer }, "*"), answers.several);
    await page.waitForTimeout(50);
    assert.equal(await page.getByTestId("answer").getAttribute("data-verdict"), "cause-found");
  },

  async "the keyboard reaches everything in reading order"(browser) {
    const page = await open(browser);
    await page.getByTestId("try-flux-on-v1").click();
    await page.getByTestId("examples").focus();
    const order = [];
    for (let step = 0; step < 17; step++) {
      order.push(await focused(page));
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(
      [...new Set(order)],
      [
        "examples",
        "clear",
        "request",
        "response",
        "compare",
        "card-head",
        "evidence",
        "copy-corrected",
        "insert-corrected",
      ].concat(["corrected-text", "documentation", "rule", "copy-report"]),
    );
    await page.getByTestId("examples").press("Enter");
    assert.equal(await focused(page), "example-flux-on-v1");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await page.getByTestId("request").inputValue(), /^await fetch/);
    await page.getByTestId("examples").press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "examples");
    assert.ok(await page.getByRole("menu", { includeHidden: true }).isHidden());
  },

  async "only documentation of the vendor's becomes a link"(browser) {
    const page = await open(browser);
    await page.getByTestId("try-flux-on-v1").click();
    const links = await page.getByTestId("documentation").evaluateAll((all) => all.map((link) => link.hostname));
    assert.deepEqual([...new Set(links)], ["developers.deepgram.com"]);
    await page.getByTestId("documentation").first().click();
    const last = await page.evaluate(() => window.sent.at(-1));
    assert.equal(last.type, "open");
  },

  async "hostile pastes run nothing and are answered in two seconds, in each box"(browser) {
    const page = await open(browser, { scene: "healthy" });
    const timer = await page.context().newCDPSession(page);
    // Time of the page's own thread, so that a busy machine is no failure.
    await timer.send("Performance.enable", { timeDomain: "threadTicks" });
    const spent = async () => {
      const { metrics } = await timer.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    };
    await page.getByTestId("request").fill("curl");
    await page.getByTestId("compare").click();
    let most = 0;
    for (const [name, text] of Object.entries(hostile))
      for (const box of ["request", "response", "working"]) {
        await page.getByTestId(box).focus();
        await page.keyboard.press("Control+a");
        const began = await spent();
        await paste(page, text);
        await page.waitForFunction(
          ([key, length]) => window.sent.findLast(({ type }) => type === "explain")?.[key].length === length,
          [box, text.replace(/\r\n?/g, "\n").length],
        );
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        const took = Math.round((await spent()) - began);
        most = Math.max(most, took);
        assert.ok(took < 2000, `${name} in ${box} took ${took} ms`);
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Delete");
        assert.equal(await page.getByTestId(box).inputValue(), "");
      }
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("img, script:not([src]), a[href^=command]").count(), 0);
    assert.deepEqual(page.errors, []);
    return `at most ${most} ms`;
  },

  async "of a corrected request of megabytes the beginning is laid out, and all is copied"(browser) {
    const page = await open(browser);
    await page.evaluate(() => {
      const answer = window.answerFor();
      answer.causes[0].fix.corrected = "curl ".repeat(4000);
      answer.causes[0].fix.correctedLength = 4_000_000;
    });
    await page.getByTestId("try-flux-on-v1").click();
    await page.getByTestId("corrected").getByText("The beginning of 4,000,000 characters").waitFor();
    assert.ok((await page.getByTestId("corrected-text").textContent()).length <= 20_000);
    await page.getByTestId("copy-corrected").click();
    await page.getByTestId("insert-corrected").click();
    const cause = answers.one.causes[0].id;
    const sent = await page.evaluate(() => window.sent.slice(-2));
    assert.deepEqual(sent, [
      { type: "copy-corrected", cause },
      { type: "insert-corrected", cause },
    ]);
  },

  async "what stands in every field of an answer is text"(browser) {
    const page = await open(browser);
    const evil = `<img src=x onerror="window.ran=1"><a href="command:x">x</a>[y](command:y)\u0000\ud800`;
    await page.evaluate((text) => {
      const filled = (value) => {
        if (typeof value === "string") return text;
        if (Array.isArray(value)) return value.map(filled);
        if (value === null || typeof value !== "object") return value;
        return Object.fromEntries(
          Object.entries(value).map(([key, each]) => [
            key,
            ["verdict", "kind", "matters"].includes(key) ? each : filled(each),
          ]),
        );
      };
      const answer = filled(window.answerFor());
      answer.causes[0].docs = ["command:x", "javascript:window.ran=1", text];
      window.answerFor = () => answer;
      window.besides = filled(window.everything);
    }, evil);
    await page.getByTestId("try-flux-on-v1").click();
    await page.getByTestId("summary").filter({ hasText: "onerror" }).waitFor();
    for (const each of await page.locator("details").all())
      await each.evaluate((details) => {
        details.open = true;
      });
    assert.ok((await page.getByTestId("comparison").textContent()).includes("command:x"));
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("main img, main a").count(), 0);
    assert.deepEqual(page.errors, []);
  },
};

/** What the gallery shows: the answer that is given, what comes beside it, and how it is brought up. */
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
      await page.getByTestId("compare").click();
      await paste(page, working);
      await page.getByTestId("comparison-others").locator("summary").click();
    },
  },
  history: {
    answer: "one",
    example: "flux-on-v1",
    act: async (page) => {
      const entries = [
        {
          title: "Flux model on /v1/listen",
          request: "wscat -c wss://api.deepgram.com/v1/listen?model=flux-general-en",
          response: "",
        },
        { title: "Nothing was sent for 10 seconds (NET-0001)", request: "", response: "closed 1011" },
      ];
      await page.evaluate((past) => window.postMessage({ type: "history", entries: past }, "*"), entries);
      await page.getByTestId("history").press("ArrowDown");
    },
  },
  examples: { answer: "one", example: "flux-on-v1", act: (page) => page.getByTestId("examples").press("ArrowDown") },
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
        const message = "The language server gave no answer. Restart it, or see its output.";
        window.postMessage({ type: "failed", sequence, message }, "*");
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
          await page.getByTestId("examples").click();
          await page.getByTestId(`example-${example}`).click();
        }
        await act?.(page);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wider <= 0, `${name} scrolls sideways by ${wider} px`);
        await look(page, name);
        await page.context().close();
      }
}
