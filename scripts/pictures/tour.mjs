import { join } from "node:path";
import { refusedRequest } from "./scene.mjs";
import { answered, pasteInto, quickFix } from "./steps.mjs";

/** Six seconds: squiggle, Ctrl+., fixed; then a pasted 401, its answer with the line, and Apply. */
export async function tour(workbench, workspace, film) {
  const { page } = workbench;
  const by = (id) => workbench.panel().getByTestId(id);
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await workbench.open(`${join(workspace, "src/captions.js")}:6:40`);
  const squiggle = page.locator(".monaco-editor .squiggly-error");
  await squiggle.first().waitFor();
  await page.mouse.move(980, 500);
  await film.take(page, 900, "");
  await quickFix(page);
  await film.take(page, 1000, "Ctrl+.");
  await page.keyboard.press("Enter");
  await squiggle.first().waitFor({ state: "detached" });
  await film.take(page, 900, "fixed");
  await page.keyboard.press("Control+s");

  await workbench.command("Deepgram Doctor: Open the Panel");
  await by("empty").waitFor();
  await film.clear(page);
  await workbench.width(400);
  await pasteInto(workbench, "request", refusedRequest);
  await answered(workbench, "apply-fix");
  await film.take(page, 1300, "a 401, pasted");
  await by("apply-fix").first().click();
  await by("undo").waitFor();
  await page.locator(".monaco-editor .view-line", { hasText: "Token" }).first().waitFor();
  await film.take(page, 1900, "Apply");
}
