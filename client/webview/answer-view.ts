import type { Comparison } from "../../server/src/core/compare/comparison.ts";
import type { Answer, Verdict } from "../../server/src/core/explain/answer.ts";
import type { Timeline } from "../../server/src/core/explain/timeline.ts";
import type { Place } from "../src/panel/messages.ts";
import { builtAt, type PlaceActions } from "./built-at.ts";
import { type CardActions, causeCard } from "./cause-card.ts";
import { comparisonView, othersFold } from "./comparison.ts";
import { button, el } from "./dom.ts";
import { type IconName, icon } from "./icons.ts";
import { prose } from "./prose.ts";
import { timelineView } from "./timeline.ts";

const pictures: Readonly<Record<Verdict, IconName>> = {
  "cause-found": "cross",
  "several-possible": "question",
  "nothing-wrong": "check",
  "not-deepgram": "info",
  "not-understood": "info",
};

/** What an answer shows beside its causes. */
export interface Besides {
  readonly builtAt?: readonly Place[];
  readonly timeline?: Timeline;
  readonly comparison?: Comparison;
}

/** Everything below the boxes. An answer takes the place of the old one in one step, with folds and focus kept. */
export class AnswerView {
  readonly element: HTMLElement;
  readonly #summary: HTMLElement;
  readonly #body: HTMLElement;
  readonly #actions: CardActions & PlaceActions;
  readonly #copyReport: (from: HTMLButtonElement) => void;
  readonly #folds = new Map<string, boolean>();
  #shown = "";

  constructor(actions: CardActions & PlaceActions, copyReport: (from: HTMLButtonElement) => void) {
    this.#actions = { ...actions, toggled: (id, open) => this.#folds.set(id, open) };
    this.#copyReport = copyReport;
    this.#summary = el("div", {
      class: "summary",
      attributes: { role: "status", "aria-live": "polite", "data-testid": "summary" },
    });
    this.#body = el("div", { class: "answer-body" });
    this.element = el(
      "section",
      { class: "answer", attributes: { "aria-label": "Answer", "data-testid": "answer" } },
      this.#summary,
      this.#body,
    );
  }

  /** Shows nothing, and forgets which cards were folded. */
  clear(): void {
    this.#folds.clear();
    this.#replace("", "", [], []);
  }

  busy(on: boolean): void {
    this.element.classList.toggle("busy", on);
    this.element.setAttribute("aria-busy", String(on));
  }

  failed(message: string): void {
    this.#replace(`failed ${message}`, "failed", [icon("cross"), el("p", {}, message)], []);
  }

  show(answer: Answer, { builtAt: places = [], timeline, comparison }: Besides = {}): void {
    const cards = answer.causes.map((cause, index) =>
      causeCard(cause, this.#folds.get(cause.id) ?? index === 0, this.#actions),
    );
    const report = button("Copy report for support", "copy-report", () => this.#copyReport(report), "button secondary");
    report.prepend(icon("copy"));
    report.dataset.key = "report";
    const foot = el(
      "div",
      { class: "answer-foot" },
      el("span", { class: "catalogue" }, `Catalogue of ${answer.catalogue}`),
      report,
    );
    const unread = answer.notUnderstood.map((line) => el("li", {}, ...prose(line)));
    const built = builtAt(places, this.#actions);
    this.#replace(
      JSON.stringify([answer, places, timeline, comparison]),
      answer.verdict,
      [
        icon(pictures[answer.verdict]),
        el(
          "div",
          {},
          el("p", { class: "headline", attributes: { "data-testid": "headline" } }, ...prose(answer.headline)),
          answer.why
            ? el("p", { class: "why", attributes: { "data-testid": "why" } }, ...prose(answer.why))
            : undefined,
        ),
      ],
      [
        ...(comparison ? [comparisonView(comparison, this.#folds.get(othersFold) ?? false, this.#actions)] : []),
        ...(built ? [built] : []),
        ...cards,
        ...(timeline ? [timelineView(timeline)] : []),
        ...(unread.length
          ? [
              el(
                "div",
                { class: "unread", attributes: { "data-testid": "not-understood" } },
                el("h2", {}, "Not understood"),
                el("ul", {}, ...unread),
              ),
            ]
          : []),
        foot,
      ],
    );
  }

  card(id: string): HTMLDetailsElement | null {
    return this.#body.querySelector(`[data-cause="${CSS.escape(id)}"]`);
  }

  /** Links evidence to the marks that the caret is in. */
  highlight(ids: readonly string[]): void {
    for (const found of this.#body.querySelectorAll<HTMLElement>("button[data-evidence]"))
      found.classList.toggle("linked", ids.includes(found.dataset.evidence ?? ""));
  }

  #replace(shown: string, verdict: string, summary: Node[], body: Node[]): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    const key = (document.activeElement as HTMLElement | null)?.dataset.key;
    const words = summary.map((node) => node.textContent).join("");
    // A status that says the same again would be read aloud again.
    if (words !== this.#summary.textContent || this.element.dataset.verdict !== verdict)
      this.#summary.replaceChildren(...summary);
    this.element.dataset.verdict = verdict;
    this.#body.replaceChildren(...body);
    if (key) this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }
}
