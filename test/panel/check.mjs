// What the panel's page does: masking, marks, keys, hostile pastes.
import assert from "node:assert/strict";
import { comparison, timeline, working } from "./besides.mjs";
import { hostile } from "./hostile.mjs";
import { answers, focused, open, paste, unfold } from "./page.mjs";

const clear = (page) => page.evaluate(() => window.postMessage({ type: "clear" }, "*"));

export const checks = {
  async "no key survives pasting, typing, undo, or what is kept and posted"(browser) {
    const page = await open(browser, { scene: "none" });
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    const box = page.getByTestId("request");
    await box.focus();
    await paste(page, `curl -H "Authorization: Token ${key}"\r\nsecond line`);
    assert.equal(await box.inputValue(), `curl -H "Authorization: Token ${"•".repeat(40)}"\nsecond line`);
    await page.keyboard.press("Control+z");
    assert.equal(await box.inputValue(), "");
    await page.keyboard.press("Control+y");
    assert.match(await box.inputValue(), /•{40}/);
    await clear(page);
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
    await page.locator(".why-head").click();
    await page.getByTestId("evidence").nth(2).click();
    const selected = await page.evaluate(() => {
      const { id, value, selectionStart, selectionEnd } = document.activeElement;
      return [id, value.slice(selectionStart, selectionEnd)];
    });
    assert.deepEqual(selected, ["response", "V2_MODEL_ON_V1_LISTEN_ENDPOINT"]);
    await unfold(page, "request");
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
    await unfold(page, "request");
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
    const primary = page.locator(".button.primary");
    assert.deepEqual(await primary.allTextContents(), ["Fix in src/stt.ts:41"]);
    await page.getByRole("button", { name: "Open src/old.ts:7" }).click();
    await primary.click();
    const sent = await page.evaluate(() => window.sent.slice(-2));
    assert.deepEqual(sent, [
      { type: "open-place", index: 1 },
      { type: "apply-fix", index: 0 },
    ]);
    await page.evaluate(() => {
      const { sequence } = window.sent.findLast(({ type }) => type === "explain");
      const fixed = { headline: "Fixed in src/stt.ts:41", canUndo: true, gates: [] };
      window.postMessage({ type: "answer", sequence, answer: window.answerFor(), fixed }, "*");
    });
    await page.getByTestId("headline").filter({ hasText: "Fixed in src/stt.ts:41" }).waitFor();
    await page.getByTestId("undo").click();
    assert.deepEqual(await page.evaluate(() => window.sent.at(-1)), { type: "undo" });
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
    const frames = page.getByRole("slider", { name: "Frames" });
    const said = page.getByTestId("timeline-said");
    if (!(await frames.isVisible())) await page.locator(".why-head").click();
    await frames.focus();
    assert.match(await said.textContent(), /^Audio sent · 3,200 bytes · 0\.0 s/);
    await page.keyboard.press("ArrowRight");
    assert.match(await said.textContent(), /^Results received/);
    assert.match(await frames.getAttribute("aria-valuetext"), /^Results received/);
    await page.keyboard.press("End");
    assert.match(await said.textContent(), /^Closed with 1011/);
    assert.equal(await page.locator(".timeline-picture .active").getAttribute("class"), "close active");
    await frames.blur();
    const { x, y, width, height } = await frames.boundingBox();
    await page.mouse.move(x + width / 12, y + height / 4);
    assert.match(await said.textContent(), /^KeepAlive sent/);
    await page.mouse.move(x + width / 24, y + (height * 3) / 4);
    assert.match(await said.textContent(), /^Results received/);
  },

  async "compares with a working request, by keys alone"(browser) {
    const page = await open(browser);
    await page.evaluate(
      (besides) => {
        window.besides = besides;
      },
      { comparison },
    );
    await page.getByTestId("try-flux-on-v1").click();
    await page.evaluate(() => window.postMessage({ type: "compare" }, "*"));
    await page.waitForFunction(() => document.activeElement.id === "working");
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    await paste(page, working.replace("$TOKEN", key));
    await page.waitForFunction(() => window.sent.findLast(({ type }) => type === "explain").working);
    const asked = await page.evaluate(() => window.sent.findLast(({ type }) => type === "explain"));
    assert.ok(asked.working.endsWith(`Bearer ${"•".repeat(40)}"`), asked.working);
    assert.ok(!JSON.stringify(await page.evaluate(() => [window.sent, window.kept])).includes(key.slice(0, 12)));
    await page.waitForFunction(() => document.activeElement.dataset.testid === "headline");
    assert.match(await page.getByTestId("edit-working").textContent(), /curl/);
    const order = [];
    for (let step = 0; step < 9; step++) {
      await page.keyboard.press("Tab");
      order.push(
        await page.evaluate(() => document.activeElement.dataset.evidence ?? document.activeElement.dataset.key),
      );
    }
    const before = ["copy-corrected", "insert-corrected", "edit-request", "edit-response", "edit-working"];
    const sides = ["comparison/failing/0", "comparison/working/0", "comparison/failing/1"];
    assert.deepEqual(order, [...before, ...sides, "comparison:others"]);
    await page.locator('[data-evidence="comparison/working/0"][data-key]').press("Enter");
    assert.equal(await focused(page), "working");
    const marked = () => page.locator("mark.active").allTextContents();
    assert.deepEqual(await marked(), ["/v2/listen"]);
    await page.locator('[data-evidence="comparison/failing/0"][data-key]').press("Enter");
    assert.deepEqual([await focused(page), await marked()], ["request", ["/v1/listen"]]);
    await page.getByTestId("close-comparison").press("Enter");
    assert.ok(await page.getByTestId("working").isHidden());
    assert.equal(
      (await page.evaluate(() => window.sent.findLast(({ type }) => type === "explain"))).working,
      undefined,
    );
    assert.deepEqual(page.errors, []);
  },

  async "what is pasted beside the boxes goes where it belongs, and beside an old paste begins anew"(browser) {
    const page = await open(browser);
    const texts = () => page.evaluate(() => [window.kept.request, window.kept.response]);
    const outside = async (text) => {
      await page.evaluate(() => document.activeElement.blur());
      await paste(page, text);
    };
    await outside("curl https://api.deepgram.com/v1/listen");
    await outside("HTTP/1.1 401 Unauthorized");
    assert.deepEqual(await texts(), ["curl https://api.deepgram.com/v1/listen", "HTTP/1.1 401 Unauthorized"]);
    await outside("closed with 1011");
    assert.deepEqual(await texts(), ["", "closed with 1011"]);
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
    await page.locator(".why-head").press("Enter");
    await page.getByTestId("headline").focus();
    const order = [];
    for (let step = 0; step < 16; step++) {
      await page.keyboard.press("Tab");
      order.push(await focused(page));
    }
    assert.deepEqual(
      [...new Set(order)].slice(0, 11),
      ["copy-corrected", "insert-corrected", "edit-request", "edit-response", "why-head"].concat([
        "evidence",
        "copy-whole",
        "insert-whole",
        "corrected-text",
        "documentation",
        "rule",
      ]),
    );
    await page.getByTestId("edit-request").press("Enter");
    assert.equal(await focused(page), "request");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.activeElement.dataset.testid === "headline");
    assert.ok(await page.getByTestId("request").isHidden());
  },

  async "only documentation of the vendor's becomes a link"(browser) {
    const page = await open(browser);
    await page.getByTestId("try-flux-on-v1").click();
    await page.locator(".why-head").click();
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
    // The boxes stay open: the answer asks for more.
    await page.evaluate(() => {
      const answer = { ...window.answerFor(), verdict: "not-understood" };
      window.answerFor = () => answer;
    });
    await page.getByTestId("request").fill("curl");
    await page.evaluate(() => window.postMessage({ type: "compare" }, "*"));
    await page.getByTestId("working").waitFor();
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
    await page.locator(".why-head").click();
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
