// The panel's page in a browser, without an editor: masking, marks, keys, hostile pastes, accessibility, pictures.
// Called with a browser driver by the tests that have one; needs a build in dist/.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname;
const read = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));
const themes = read("themes.json");
const answers = read("answers.json");

const timeline = {
  length: 12_000,
  marks: [
    { at: 0, kind: "sent" },
    { at: 500, kind: "received" },
    { at: 1000, kind: "keepalive" },
    { at: 12_000, kind: "close" },
  ],
  gaps: [{ from: 1000, to: 12_000 }],
  words: [
    "In 12.0 s: 1 sent, 1 KeepAlive, 1 received.",
    "Nothing sent from 1.0 s to 12.0 s: 11.0 s.",
    "Closed at 12.0 s with 1011.",
  ],
};

/** Opens the panel at a width in a theme; every question is answered with `answers[scene]`. */
async function open(browser, { width = 400, theme = "dark", scene = "one" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  await page.addInitScript((answer) => {
    window.answerFor = () => answer;
  }, answers[scene]);
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
    for (let step = 0; step < 16; step++) {
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

  async "hostile pastes run nothing and do not hang the page"(browser) {
    const page = await open(browser, { scene: "healthy" });
    const hostile = [
      `<img src=x onerror="window.ran=1"><script>window.ran=1</script><a href="command:x">x</a>`,
      "[".repeat(10_000),
      `"${"\u0000\ud800".repeat(100)}`,
      "a".repeat(4_000_000),
    ];
    for (const text of hostile) {
      await page.getByTestId("clear").click();
      await page.getByTestId("request").focus();
      const began = Date.now();
      await paste(page, text);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      assert.ok(Date.now() - began < 4000, `${text.slice(0, 20)}… took ${Date.now() - began} ms`);
    }
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("img, script:not([src]), a[href^=command]").count(), 0);
    assert.deepEqual(page.errors, []);
  },
};

/** Walks themes, widths and scenes: `look(page, name)` takes a picture or holds the page against axe-core. */
export async function gallery(browser, look) {
  const scenes = {
    empty: undefined,
    one: "try-flux-on-v1",
    several: "try-keepalive-1011",
    healthy: "try-missing-scheme",
  };
  for (const theme of Object.keys(themes))
    for (const width of [280, 400, 900])
      for (const [scene, example] of Object.entries(scenes)) {
        const page = await open(browser, { theme, width, scene: scene === "empty" ? "one" : scene });
        // The fullest answer also shows what comes beside the causes.
        if (scene === "several")
          await page.evaluate(
            (besides) => {
              window.besides = besides;
            },
            { timeline, builtAt: [{ name: "src/stt.ts:41", fix: "Send KeepAlive" }] },
          );
        if (example) await page.getByTestId(example).click();
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wider <= 0, `${theme} ${width} ${scene} scrolls sideways by ${wider} px`);
        await look(page, `${theme}-${width}-${scene}`);
        await page.context().close();
      }
}
