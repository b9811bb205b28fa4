import assert from "node:assert/strict";

/** Deepgram's errors as links in a real terminal. */
export async function terminalChecks(workbench, check) {
  const { page } = workbench;

  await check("an error code in the terminal leads to the panel", async () => {
    await workbench.command("Terminal: Create New Terminal");
    const rows = page.locator(".terminal-wrapper.active .xterm-rows > div");
    await rows
      .filter({ hasText: /[$#%>]/ })
      .first()
      .waitFor();
    // The command itself must not hold the code, so that only what is printed does.
    await page.keyboard.type("printf '\\nclose code=1011 reason=NET-%04d\\n' 1");
    await page.keyboard.press("Enter");
    const row = rows.filter({ hasText: "reason=NET-0001" }).first();
    await row.waitFor();
    const place = await row.evaluate((line) => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf("NET-0001");
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at + 2);
        range.setEnd(node, at + 4);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    });
    assert.ok(place, "the code stands in one piece");
    await page.keyboard.down("Control");
    await page.mouse.move(place.x - 30, place.y);
    await page.mouse.move(place.x, place.y, { steps: 5 });
    await page.waitForTimeout(800);
    await page.mouse.click(place.x, place.y);
    await page.keyboard.up("Control");
    const response = workbench.panel().getByTestId("response");
    await response.waitFor({ state: "attached" });
    await workbench.panel().locator('[data-cause="ws-no-audio-timeout"]').waitFor({ state: "attached" });
    assert.match(await response.inputValue(), /^close code=1011 reason=NET-0001/);
    await workbench.picture("terminal-link");
    await workbench.command("View: Toggle Panel Visibility");
  });
}
