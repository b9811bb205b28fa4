import { join } from "node:path";
import { refusedSocket } from "./scene.mjs";
import { answered, pasteInto } from "./steps.mjs";

/** The panel with the cause of a pasted 400 and its line, beside the line with its squiggle and hover. */
export async function still(workbench, workspace, file) {
  const { page } = workbench;
  await workbench.open(`${join(workspace, "src/captions.js")}:6:40`);
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await workbench.command("Deepgram Doctor: Open the Panel");
  await workbench.panel().getByTestId("empty").waitFor();
  await workbench.width(420);
  await pasteInto(workbench, "request", `${refusedSocket.request}\n\n${refusedSocket.response}`);
  await answered(workbench, "apply-fix");
  await workbench.open(`${join(workspace, "src/captions.js")}:6:34`);
  await workbench.command("Show or Focus Hover");
  await page.locator(".monaco-hover:visible").first().waitFor();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
}
