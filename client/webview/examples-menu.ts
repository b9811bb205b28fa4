import { el } from "./dom.ts";
import { type Example, examples } from "./examples.ts";
import { icon } from "./icons.ts";

/** A button that opens a menu of examples: arrows move, Enter picks, Escape and Tab close. */
export function examplesMenu(pick: (example: Example) => void): HTMLElement {
  const items = examples.map((example) =>
    el(
      "li",
      {
        class: "menu-item",
        attributes: { role: "menuitem", tabindex: "-1", "data-testid": `example-${example.id}` },
        on: { click: () => choose(example) },
      },
      el("span", { class: "menu-title" }, example.title),
      el("span", { class: "menu-detail" }, example.detail),
    ),
  );
  const menu = el(
    "ul",
    { class: "menu", attributes: { role: "menu", id: "examples-menu", "aria-label": "Examples" } },
    ...items,
  );
  const opener = el(
    "button",
    {
      class: "tool",
      attributes: {
        type: "button",
        "data-testid": "examples",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-controls": "examples-menu",
      },
      on: { click: () => (menu.hidden ? open(0) : close(true)) },
    },
    "Examples",
    icon("chevron", "down"),
  );
  menu.hidden = true;
  const root = el("span", { class: "menu-root" }, opener, menu);

  const open = (index: number) => {
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    items.at(index)?.focus();
  };
  const close = (refocus: boolean) => {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (refocus) opener.focus();
  };
  const choose = (example: Example) => {
    close(true);
    pick(example);
  };
  root.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLLIElement);
    const moves: Record<string, () => void> = {
      ArrowDown: () => (menu.hidden ? open(0) : items[(at + 1) % items.length]?.focus()),
      ArrowUp: () => (menu.hidden ? open(-1) : items.at(at <= 0 ? -1 : at - 1)?.focus()),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
      Escape: () => close(true),
      Enter: () => items[at]?.click(),
      " ": () => items[at]?.click(),
    };
    if (event.key === "Tab" && !menu.hidden) return close(false);
    const move = moves[event.key];
    if (!move || (at < 0 && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    move();
  });
  root.addEventListener("focusout", (event) => {
    if (!menu.hidden && !root.contains(event.relatedTarget as Node | null)) close(false);
  });
  return root;
}
