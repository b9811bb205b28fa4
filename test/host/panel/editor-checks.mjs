import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** JavaScript, in which VS Code's own checker underlines nothing. */
const wrong = `const key = globalThis.deepgramKey;
const url = "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000";
export const live = new WebSocket(url, ["token", key]);
`;

/** The editor as a person sees it: squiggle, hover, light bulb, status. */
export async function editorChecks(workbench, workspace, check) {
  const { page } = workbench;
  const file = join(workspace, "seen.js");
  const error = page.locator(".monaco-editor .squiggly-error");
  writeFileSync(file, wrong);

  await check(
    "a squiggle goes within a second of the last key, and comes within three: nothing is said while one types",
    async () => {
      await workbench.open(`${file}:2:39`);
      await page.locator(".part.statusbar", { hasText: "Ln 2, Col 39" }).waitFor();
      await error.first().waitFor();
      const [gone, come] = [[], []];
      const round = async () => {
        gone.push(await key(page, "Backspace", "2", () => error.first().waitFor({ state: "detached" })));
        come.push(await key(page, "Backspace", "1", () => error.first().waitFor()));
      };
      // The editor's own checker of JavaScript starts up meanwhile, and takes all of a small machine: not measured.
      await round();
      await round();
      for (const times of [gone, come]) times.length = 0;
      for (let count = 0; count < 5; count++) await round();
      assert.ok(Math.max(...gone) < 1000 && Math.max(...come) < 3000, `${gone} ms, ${come} ms`);
      return `gone in ${gone.join(", ")} ms, there in ${come.join(", ")} ms`;
    },
  );

  await check("the hover says what is wrong and what to do", async () => {
    await workbench.command("Show or Focus Hover");
    const hover = page.locator(".monaco-hover:visible");
    await hover.first().waitFor();
    assert.match((await hover.allTextContents()).join(" "), /\/v2\/listen/);
    await workbench.picture("editor-hover");
    await page.keyboard.press("Escape");
  });

  await check("the status bar counts what is found", async () => {
    const item = page.locator('.statusbar-item[id*="deepgramDoctor.status"]');
    await item.waitFor();
    assert.match(await item.textContent(), /Deepgram\s*[1-9]/);
  });

  await check("the quick fix is at the keys' reach and mends the code", async () => {
    await quickFix(page);
    await workbench.picture("editor-quick-fix");
    await page.keyboard.press("Enter");
    await error.waitFor({ state: "detached" });
    assert.equal((await workbench.editorText()).trim(), wrong.replace("/v1/listen", "/v2/listen").trim());
  });
}

/** Presses two keys and gives the milliseconds from before the last until what it brings about. */
async function key(page, first, last, wait) {
  await page.keyboard.press(first);
  await page.waitForTimeout(300);
  const began = Date.now();
  await page.keyboard.press(last);
  await wait();
  return Date.now() - began;
}

async function quickFix(page) {
  const action = page.locator(".action-widget:visible .monaco-list-row.action").first();
  for (let attempt = 0; attempt < 4; attempt++) {
    await page.keyboard.press("Control+.");
    if (await appears(action, 2500)) return;
    await page.keyboard.press("Escape");
  }
  throw new Error("No quick fix was offered.");
}

function appears(locator, timeout) {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
