import type { Past } from "../src/panel/history.ts";
import { menuButton } from "./menu.ts";

/** What was explained before in this session. Hidden until there is something. */
export class HistoryMenu {
  readonly element: HTMLElement;
  #entries: readonly Past[] = [];

  constructor(pick: (past: Past) => void) {
    this.element = menuButton({
      label: "History",
      testid: "history",
      items: () =>
        this.#entries.map((past, index) => ({
          testid: `history-${index}`,
          title: past.title,
          detail: firstLine(past),
          pick: () => pick(past),
        })),
    });
    this.element.hidden = true;
  }

  take(entries: readonly Past[]): void {
    this.#entries = entries;
    this.element.hidden = entries.length === 0;
  }
}

function firstLine({ request, response }: Past): string {
  const [line = ""] = (request.trim() || response.trim()).split("\n");
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
