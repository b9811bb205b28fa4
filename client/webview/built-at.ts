import type { Place } from "../src/panel/messages.ts";
import { button, el } from "./dom.ts";
import { icon } from "./icons.ts";

export interface PlaceActions {
  readonly openPlace: (index: number) => void;
  readonly applyFix: (index: number) => void;
}

/** The lines of the workspace that build the pasted call, each with what can be done there. */
export function builtAt(places: readonly Place[], actions: PlaceActions): HTMLElement | undefined {
  if (places.length === 0) return undefined;
  const items = places.map(({ name, fix }, index) => {
    const open = button("Open", "open-place", () => actions.openPlace(index), "button secondary");
    open.prepend(icon("external"));
    open.setAttribute("aria-label", `Open ${name}`);
    open.dataset.key = `place${index}:open`;
    const apply = fix && button("Apply", "apply-fix", () => actions.applyFix(index), "button secondary");
    if (apply) {
      apply.prepend(icon("check"));
      apply.title = fix;
      apply.setAttribute("aria-label", `Apply in ${name}: ${fix}`);
      apply.dataset.key = `place${index}:apply`;
    }
    return el(
      "li",
      { class: "built-place", attributes: { "data-testid": "built-at" } },
      el("span", {}, "Built at ", el("code", {}, name)),
      el("span", { class: "tools" }, open, apply),
    );
  });
  return el("ul", { class: "built-at", attributes: { "aria-label": "Where it is built" } }, ...items);
}
