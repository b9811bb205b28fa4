import type { Answer } from "../../server/src/core/explain/answer.ts";
import type { Gate } from "../../server/src/core/explain/gates.ts";
import type { ShownCause } from "../../server/src/core/render/answer/shown.ts";
import { type CardActions, causeBody, causeCard } from "./cause-card.ts";
import { el } from "./dom.ts";
import { gatesView } from "./gates.ts";
import { icon } from "./icons.ts";
import { prose } from "./prose.ts";

/** The fold that holds the reasons. */
export const whyFold = "why";

interface Rest {
  readonly isOpen: (id: string) => boolean;
  /** What is left of the reason above; may be empty. */
  readonly more: string;
  readonly gates: readonly Gate[];
  /** What is left of the advice above; absent where none stands there. */
  readonly moreAdvice?: string;
}

/** The reasons, folded: evidence, the corrected request as a whole, what was ruled out, pages to read. */
export function whyView(
  answer: Answer,
  causes: readonly ShownCause[],
  { isOpen, more, gates, moreAdvice }: Rest,
  actions: CardActions,
): HTMLElement {
  const shown = causes.map((cause, index) =>
    index === 0 && moreAdvice !== undefined ? { ...cause, todo: moreAdvice } : cause,
  );
  const [only] = shown;
  const body =
    shown.length === 1 && only
      ? [
          el(
            "div",
            { class: "cause", attributes: { "data-testid": "cause", "data-cause": only.id } },
            ...causeBody(only, actions),
          ),
        ]
      : shown.map((cause, index) => causeCard(cause, index === 0 || isOpen(cause.id), actions));
  const unread = answer.notUnderstood.map((line) => el("li", {}, ...prose(line)));
  const view = el(
    "details",
    { class: "why", attributes: { "data-testid": "why", "data-fold": whyFold } },
    el(
      "summary",
      { class: "why-head", attributes: { "data-key": whyFold } },
      icon("chevron", "fold"),
      el("span", {}, "Why"),
      shown.length > 1 && el("span", { class: "quiet" }, `${shown.length} possible causes`),
    ),
    el(
      "div",
      { class: "why-body" },
      gatesView(gates),
      more && el("p", {}, ...prose(more)),
      ...body,
      unread.length
        ? el(
            "div",
            { class: "part", attributes: { "data-testid": "not-understood" } },
            el("h3", {}, "Not understood"),
            el("ul", { class: "sentences" }, ...unread),
          )
        : undefined,
      el("p", { class: "quiet" }, `Catalogue of ${answer.catalogue}`),
    ),
  );
  view.open = isOpen(whyFold);
  view.addEventListener("toggle", () => actions.toggled(whyFold, view.open));
  return view;
}
