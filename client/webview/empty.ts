import { type Example, examples } from "../src/panel/examples.ts";
import { button, el } from "./dom.ts";
import { host } from "./host.ts";
import { icon } from "./icons.ts";

/** What the panel shows before anything is pasted. */
export function emptyState(pick: (example: Example) => void): HTMLElement {
  const items = examples.slice(0, 3).map((example) =>
    el(
      "li",
      {},
      el(
        "button",
        {
          class: "example",
          attributes: { type: "button", "data-testid": `try-${example.id}` },
          on: { click: () => pick(example) },
        },
        el("span", { class: "example-title" }, example.title),
        el("span", { class: "quiet" }, example.detail),
      ),
    ),
  );
  const open = button("Open a file", "open-file", () => host.postMessage({ type: "open-file" }), "link");
  open.prepend(icon("file"));
  return el(
    "section",
    { class: "empty", attributes: { "data-testid": "empty", "aria-label": "How it works" } },
    el("p", {}, "Paste what you sent and what came back: curl, code, an error, a close code, a log, or plain words."),
    el("p", {}, open, " or drop one here: a HAR, a log, or audio."),
    el("h2", {}, "Try one"),
    el("ul", { class: "examples" }, ...items),
    el(
      "p",
      { class: "privacy", attributes: { "data-testid": "privacy" } },
      icon("lock"),
      el("span", {}, "Everything stays on this computer. Keys are masked as you paste."),
    ),
  );
}
