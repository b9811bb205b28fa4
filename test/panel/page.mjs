// The panel's page in a browser, without an editor. Needs a build in dist/.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { builtAt, comparison, timeline } from "./besides.mjs";

const here = import.meta.dirname;
const read = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));
export const themes = read("themes.json");
export const answers = read("answers.json");

/** Opens the panel at a width in a theme; every question is answered with `answers[scene]`. */
export async function open(browser, { width = 400, height = 900, theme = "dark", scene = "one" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP: true });
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
export function paste(page, text) {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

export const focused = (page) =>
  page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.className);

/** Opens the box of a folded input, as its line does. */
export const unfold = (page, name) => page.getByTestId(`edit-${name}`).click();
