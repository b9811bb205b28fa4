import type { Cause } from "../../server/src/core/explain/answer.ts";
import type { CardActions } from "./cause-card.ts";
import { button, el } from "./dom.ts";
import { icon } from "./icons.ts";

/** The corrected request with what can be done with it. */
export function corrected(cause: Cause, actions: CardActions): HTMLElement | undefined {
  const { corrected: text, correctedLength: whole, language } = cause.fix;
  if (!text) return undefined;
  const onCopy = () => (whole ? actions.copyCorrected(cause.id, copy) : actions.copy(text, copy));
  const onInsert = () => (whole ? actions.insertCorrected(cause.id) : actions.insert(text, language));
  const copy = button("Copy", "copy-corrected", onCopy, "button secondary");
  const insert = button("Insert", "insert-corrected", onInsert, "button secondary");
  copy.prepend(icon("copy"));
  insert.prepend(icon("insert"));
  copy.setAttribute("aria-label", "Copy the corrected request");
  insert.setAttribute("aria-label", "Insert the corrected request into the editor");
  copy.dataset.key = `${cause.id}:copy`;
  insert.dataset.key = `${cause.id}:insert`;
  return el(
    "div",
    { class: "corrected", attributes: { "data-testid": "corrected" } },
    el(
      "div",
      { class: "corrected-bar" },
      el("h3", {}, "Corrected request"),
      el("span", { class: "tools" }, copy, insert),
    ),
    el(
      "pre",
      {
        attributes: {
          tabindex: "0",
          role: "region",
          "aria-label": "Corrected request",
          "data-testid": "corrected-text",
          "data-key": `${cause.id}:text`,
        },
      },
      el("code", {}, text),
    ),
    whole
      ? el(
          "p",
          { class: "place" },
          `The beginning of ${whole.toLocaleString("en")} characters; Copy and Insert take all.`,
        )
      : undefined,
  );
}
