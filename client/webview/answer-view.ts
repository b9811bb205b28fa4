import type { Comparison } from "../../server/src/core/compare/comparison.ts";
import type { Answer } from "../../server/src/core/explain/answer.ts";
import type { Gate } from "../../server/src/core/explain/gates.ts";
import type { Timeline } from "../../server/src/core/explain/timeline.ts";
import { shownAnswer } from "../../server/src/core/render/answer/shown.ts";
import type { Fixed, Place } from "../src/panel/messages.ts";
import type { CardActions } from "./cause-card.ts";
import { changedLines } from "./change.ts";
import { comparisonView, othersFold } from "./comparison.ts";
import { el } from "./dom.ts";
import { firstOf } from "./first-of.ts";
import { type LeadActions, type LeadContent, leadNodes, summaryNodes } from "./lead.ts";
import { timelineView } from "./timeline.ts";
import { whyFold, whyView } from "./why.ts";

/** What an answer shows beside its causes. */
export interface Besides {
  readonly builtAt?: readonly Place[];
  readonly timeline?: Timeline;
  readonly comparison?: Comparison;
  readonly gates?: readonly Gate[];
  readonly fixed?: Fixed;
}

type Actions = Omit<CardActions, "toggled"> & Omit<LeadActions, "copyCorrected" | "insertCorrected">;

/** An answer in two parts: what one reading needs, and the rest. It takes the place of the old one in one step, with folds and focus kept. */
export class AnswerView {
  /** Headline, reason, change and the one button. */
  readonly lead: HTMLElement;
  /** Why, and what else is known. */
  readonly rest: HTMLElement;
  readonly #summary: HTMLElement;
  readonly #acts: HTMLElement;
  readonly #actions: Actions & Pick<CardActions, "toggled">;
  readonly #folds = new Map<string, boolean>();
  #shown = "";

  constructor(actions: Actions) {
    this.#actions = { ...actions, toggled: (id, open) => this.#folds.set(id, open) };
    this.#summary = el("div", {
      class: "summary",
      attributes: { role: "status", "aria-live": "polite", "data-testid": "summary" },
    });
    this.#acts = el("div", { class: "acts" });
    this.lead = el(
      "section",
      { class: "answer", attributes: { "aria-label": "Answer", "data-testid": "answer" } },
      this.#summary,
      this.#acts,
    );
    this.rest = el("div", { class: "rest" });
  }

  set hidden(hidden: boolean) {
    this.lead.hidden = hidden;
    this.rest.hidden = hidden;
  }

  /** Shows nothing, and forgets what was folded. */
  clear(): void {
    this.#folds.clear();
    this.#replace("", "", [], [], []);
  }

  busy(on: boolean): void {
    this.lead.classList.toggle("busy", on);
    this.lead.setAttribute("aria-busy", String(on));
  }

  failed(headline: string, why: string): void {
    const summary = summaryNodes({ ...bare, kind: "failed", headline, why });
    this.#replace(`failed ${headline} ${why}`, "failed", summary, [], []);
  }

  show(answer: Answer, { builtAt: places = [], gates = [], timeline, comparison, fixed }: Besides = {}): void {
    const shown = shownAnswer(answer);
    const [first] = shown.causes;
    const correction = answer.causes.find(({ fix }) => fix.corrected !== undefined);
    const isFirst = correction !== undefined && correction === answer.causes[0];
    const changes = isFirst ? changedLines(correction.fix.changes ?? []) : [];
    const [advice, moreAdvice] = firstOf(changes.length === 0 ? (first?.todo ?? "") : "");
    const [reason, more] = firstOf(shown.why);
    const content: LeadContent = {
      kind: fixed ? "fixed" : answer.verdict,
      headline: fixed ? fixed.headline : shown.headline,
      why: fixed ? "" : reason,
      changes,
      isCorrected: isFirst,
      advice,
      places,
      ...(fixed && { fixed }),
    };
    const acts = leadNodes(content, {
      ...this.#actions,
      copyCorrected: (from) => correction && this.#actions.copyCorrected(correction, from),
      insertCorrected: () => correction && this.#actions.insertCorrected(correction),
    });
    const isOpen = (id: string) => this.#folds.get(id) ?? false;
    this.#replace(
      JSON.stringify([answer, places, gates, timeline, comparison, fixed]),
      fixed ? "fixed" : answer.verdict,
      summaryNodes(content),
      acts,
      [
        ...(comparison ? [comparisonView(comparison, isOpen(othersFold), this.#actions)] : []),
        whyView(
          answer,
          shown.causes,
          { isOpen, more, gates: fixed ? [] : gates, ...(advice && { moreAdvice }) },
          this.#actions,
        ),
        ...(timeline ? [timelineView(timeline)] : []),
      ],
    );
  }

  /** Links evidence to the marks that the caret is in. */
  highlight(ids: readonly string[]): void {
    for (const found of this.rest.querySelectorAll<HTMLElement>("button[data-evidence]"))
      found.classList.toggle("linked", ids.includes(found.dataset.evidence ?? ""));
  }

  /** Puts the focus where reading begins. */
  focus(): void {
    this.#summary.querySelector<HTMLElement>(".headline")?.focus({ preventScroll: true });
  }

  openWhy(): void {
    const why = this.rest.querySelector<HTMLDetailsElement>(`[data-fold="${whyFold}"]`);
    if (why) why.open = true;
  }

  #replace(shown: string, verdict: string, summary: Node[], acts: Node[], rest: Node[]): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    const key = (document.activeElement as HTMLElement | null)?.dataset.key;
    const words = summary.map((node) => node.textContent).join("");
    // A status that says the same again would be read aloud again.
    if (words !== this.#summary.textContent || this.lead.dataset.verdict !== verdict)
      this.#summary.replaceChildren(...summary);
    this.lead.dataset.verdict = verdict;
    this.#acts.replaceChildren(...acts);
    this.rest.replaceChildren(...rest);
    if (!key || document.activeElement?.isConnected === false) return;
    for (const part of [this.#acts, this.rest]) {
      const again = part.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
      if (again) again.focus({ preventScroll: true });
    }
  }
}

const bare = { changes: [], isCorrected: false, advice: "", places: [] } as const;
