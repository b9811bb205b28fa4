/** Opens the quick fixes at the cursor; the first time an editor may not have them yet. */
export async function quickFix(page) {
  const action = page.locator(".action-widget:visible .monaco-list-row.action").first();
  for (let attempt = 0; attempt < 4; attempt++) {
    await page.keyboard.press("Control+.");
    const came = await action.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (came) return;
    await page.keyboard.press("Escape");
  }
  throw new Error("No quick fix was offered.");
}

/** Pastes a text into a box of the panel. */
export async function pasteInto(workbench, box, text) {
  await workbench.copy(text);
  await workbench.panel().getByTestId(box).click();
  await workbench.page.keyboard.press("Control+v");
}

/** Waits for a part of the answer, and until nothing moves any more. */
export async function answered(workbench, part) {
  await workbench.panel().getByTestId(part).first().waitFor();
  await workbench.page.waitForTimeout(500);
}
