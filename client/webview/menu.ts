import { el } from "./dom.ts";
import { icon } from "./icons.ts";

export interface MenuItem {
  readonly testid: string;
  readonly title: string;
  readonly detail: string;
  readonly pick: () => void;
}

interface MenuOptions {
  readonly label: string;
  readonly testid: string;
  /** Asked for when the menu is opened. */
  readonly items: () => readonly MenuItem[];
}

/** A button that opens a menu: arrows move, Enter picks, Escape and Tab close. */
export function menuButton({ label, testid, items: wanted }: MenuOptions): HTMLElement {
  let items: HTMLLIElement[] = [];
  const id = `${testid}-menu`;
  const menu = el("ul", { class: "menu", attributes: { role: "menu", id, "aria-label": label } });
  const opener = el(
    "button",
    {
      class: "tool",
      attributes: { type: "button", "data-testid": testid, "aria-haspopup": "menu", "aria-expanded": "false" },
      on: { click: () => (menu.isConnected ? close(true) : open(0)) },
    },
    label,
    icon("chevron", "down"),
  );
  const root = el("span", { class: "menu-root" }, opener);

  const open = (index: number) => {
    items = wanted().map(({ testid: name, title, detail, pick }) =>
      el(
        "li",
        {
          class: "menu-item",
          attributes: { role: "menuitem", tabindex: "-1", "data-testid": name },
          on: {
            click: () => {
              close(true);
              pick();
            },
          },
        },
        el("span", { class: "menu-title" }, title),
        el("span", { class: "menu-detail" }, detail),
      ),
    );
    menu.replaceChildren(...items);
    root.append(menu);
    opener.setAttribute("aria-expanded", "true");
    opener.setAttribute("aria-controls", id);
    items.at(index)?.focus();
  };
  const close = (refocus: boolean) => {
    // What has the focus must lose it first: an element that is removed tells nobody.
    if (refocus) opener.focus();
    menu.remove();
    opener.setAttribute("aria-expanded", "false");
    opener.removeAttribute("aria-controls");
  };
  root.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLLIElement);
    const moves: Record<string, () => void> = {
      ArrowDown: () => (menu.isConnected ? items[(at + 1) % items.length]?.focus() : open(0)),
      ArrowUp: () => (menu.isConnected ? items.at(at <= 0 ? -1 : at - 1)?.focus() : open(-1)),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
      Escape: () => close(true),
      Enter: () => items[at]?.click(),
      " ": () => items[at]?.click(),
    };
    // Focus goes on from the button, whose menu is gone.
    if (event.key === "Tab" && menu.isConnected) return close(true);
    const move = moves[event.key];
    if (!move || (at < 0 && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    move();
  });
  root.addEventListener("focusout", (event) => {
    if (menu.isConnected && !root.contains(event.relatedTarget as Node | null)) close(false);
  });
  return root;
}
