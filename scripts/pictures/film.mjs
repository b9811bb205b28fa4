import { stat } from "node:fs/promises";
import sharp from "sharp";

/** Pictures of a page, each with how long it is shown. */
export class Film {
  #frames = [];

  /** Takes one picture, with what a person pressed as a caption. */
  async take(page, milliseconds, caption) {
    await page.evaluate(label, caption);
    const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
    this.#frames.push({ picture, milliseconds });
  }

  /** Takes the caption off the page. */
  clear(page) {
    return page.evaluate(label, "");
  }

  /** Writes them as one endless GIF. */
  async write(file) {
    const delay = this.#frames.map(({ milliseconds }) => milliseconds);
    await sharp(
      this.#frames.map(({ picture }) => picture),
      { join: { animated: true } },
    )
      .gif({ delay, loop: 0, effort: 10, colours: 128, dither: 0 })
      .toFile(file);
    const { size } = await stat(file);
    return { bytes: size, seconds: delay.reduce((sum, each) => sum + each, 0) / 1000 };
  }
}

/** Runs in the page. */
function label(text) {
  const id = "film-caption";
  document.getElementById(id)?.remove();
  if (!text) return;
  const shown = document.createElement("div");
  shown.id = id;
  shown.textContent = text;
  shown.style.cssText =
    "position:fixed;right:24px;bottom:40px;z-index:99999;padding:8px 16px;border-radius:8px;font:600 20px system-ui,sans-serif;color:#fff;background:#0b62c4";
  document.body.append(shown);
}
