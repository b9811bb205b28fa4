import { join } from "node:path";

const view = 'iframe.webview.ready[src*="extensionId=deepgram-doctor.deepgram-doctor" i]';

/** VS Code's window in a browser, worked as a person would: by keys, clicks and commands. */
export class Workbench {
  constructor(page, pictures) {
    this.page = page;
    this.pictures = pictures;
  }

  async ready() {
    await this.page.locator(".monaco-workbench").waitFor();
    await this.page.locator(".part.statusbar .statusbar-item").first().waitFor();
  }

  /** Runs a command of the palette by the title shown there. */
  async command(title) {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row .label-name", { hasText: title }).first().click();
  }

  async open(path) {
    await this.page.keyboard.press("Control+p");
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.fill(path);
    await this.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
  }

  /** The text of the editor in front, as copied. */
  async editorText() {
    await this.page.locator(".monaco-editor .view-lines").first().click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Control+c");
    const text = await this.clipboard();
    await this.page.keyboard.press("ArrowLeft");
    return text;
  }

  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The clipboard's text once it matches: an editor writes it a moment after it says so. */
  async copied(pattern) {
    for (const end = Date.now() + 5000; Date.now() < end; await this.page.waitForTimeout(50)) {
      const text = await this.clipboard();
      if (pattern.test(text)) return text;
    }
    throw new Error(`The clipboard does not match ${pattern}: ${await this.clipboard()}`);
  }

  copy(text) {
    return this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  /** The panel's page. */
  panel() {
    return this.page.locator(view).contentFrame().frameLocator("iframe#active-frame");
  }

  /** The panel's page as a frame, in which code can be run. */
  async panelFrame() {
    const outer = await this.page.locator(view).elementHandle();
    const inner = await (await outer.contentFrame()).waitForSelector("iframe#active-frame");
    return inner.contentFrame();
  }

  /** Drags the border between panel and editor. */
  async width(pixels) {
    const { x, y, width, height } = await this.page.locator(".part.sidebar").boundingBox();
    await this.page.mouse.move(x + width, y + height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, y + height / 2, { steps: 8 });
    await this.page.mouse.up();
    await this.page.mouse.move(x + 5, y + 5);
  }

  /** Picks a colour theme by its label. */
  async theme(label) {
    await this.command("Preferences: Color Theme");
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.fill(label);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().waitFor();
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  async picture(name) {
    await this.page.screenshot({ path: join(this.pictures, `${name}.png`) });
  }
}
