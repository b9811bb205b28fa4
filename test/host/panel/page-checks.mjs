import assert from "node:assert/strict";
import { join } from "node:path";
import { checks } from "../../panel/check.mjs";
import { gallery } from "../../panel/gallery.mjs";
import { readingChecks } from "../../panel/reading-checks.mjs";

/** The panel's page by itself: its own checks, and a gallery held against axe-core. */
export async function pageChecks(browser, axe, pictures, check) {
  for (const [name, run] of Object.entries({ ...readingChecks, ...checks }))
    await check(name, async () => {
      await run(browser);
      for (const context of browser.contexts())
        if (context.pages().length === 0 || isHarness(context)) await context.close();
    });

  await check("no view scrolls sideways, and no narrow one violates a rule of axe-core", async () => {
    let seen = 0;
    const violations = [];
    await gallery(browser, async (page, name) => {
      seen++;
      await page.screenshot({ path: join(pictures, `page-${name}.png`), fullPage: true });
      if (!name.includes("-280-")) return;
      await page.addScriptTag({ content: axe });
      const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, nodes } of result.violations) violations.push(`${name}: ${id}: ${nodes[0].html.slice(0, 120)}`);
    });
    assert.deepEqual(violations, []);
    return `${seen} views`;
  });
}

const isHarness = (context) => context.pages().every((page) => page.url().startsWith("file:"));
