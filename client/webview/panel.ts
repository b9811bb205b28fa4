import type { Answer } from "../../server/src/core/explain/answer.ts";
import type { ToPanel } from "../src/panel/messages.ts";
import { AnswerView, type Besides } from "./answer-view.ts";
import { evidenceId } from "./cause-card.ts";
import { comparisonMarks } from "./comparison.ts";
import { el } from "./dom.ts";
import { acceptFiles } from "./drop.ts";
import { emptyState } from "./empty.ts";
import { host, onMessage } from "./host.ts";
import { Inputs } from "./inputs.ts";
import type { Mark } from "./marks.ts";
import { recognisedWords } from "./recognised.ts";
import { type BoxName, keepable, type PanelState } from "./state.ts";

/** Quiet time after a key before the paste is explained. */
const pause = 150;
/** An answer that takes longer than this shows that it is being worked on. */
const patience = 400;

/** The panel as a whole: the boxes, one answer, and the words with the extension. Once there is an answer, it comes first. */
export class Panel {
  readonly #root: HTMLElement;
  readonly #inputs: Inputs;
  readonly #view: AnswerView;
  readonly #empty: HTMLElement;
  readonly #announcer = el("div", { class: "hidden", attributes: { role: "status", "data-testid": "announcer" } });
  #answer: Answer | undefined;
  #besides: Besides = {};
  #sequence = 0;
  #timer = 0;
  #slow = 0;
  /** The text came as a whole: its answer takes the first place. */
  #isWhole = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#inputs = new Inputs({
      onChange: (pasted) => this.#later(pasted),
      onMarks: (ids) => this.#link(ids),
      onCloseComparison: () => this.#compare(false),
    });
    this.#empty = emptyState((example) => this.#fill(example));
    this.#view = new AnswerView({
      reveal: (id) => this.#reveal(id),
      place: (at) => this.#place(at),
      copyCorrected: ({ id }, from) => {
        host.postMessage({ type: "copy-corrected", cause: id });
        this.#copied(from);
      },
      insertCorrected: ({ id }) => host.postMessage({ type: "insert-corrected", cause: id }),
      open: (url) => host.postMessage({ type: "open", url }),
      rule: (id) => host.postMessage({ type: "rule", id }),
      openPlace: (index) => host.postMessage({ type: "open-place", index }),
      applyFix: (index) => host.postMessage({ type: "apply-fix", index }),
      undo: () => host.postMessage({ type: "undo" }),
    });
  }

  start(): void {
    this.#root.append(
      el("h1", { class: "hidden" }, "Explain a Deepgram error"),
      this.#view.lead,
      this.#inputs.element,
      this.#empty,
      this.#view.rest,
      this.#announcer,
    );
    this.#root.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#isWhole = true;
      this.#explain();
    });
    document.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain");
      if (!text?.trim() || event.target instanceof HTMLTextAreaElement) return;
      this.#fill(this.#inputs.with(text));
    });
    acceptFiles(this.#root, (text, target) => {
      const over = target?.closest<HTMLElement>("[data-box]")?.dataset.box;
      this.#fill(this.#inputs.with(text, over as BoxName | undefined));
    });
    onMessage((message) => this.#take(message));
    this.#fill(host.getState());
    host.postMessage({ type: "ready" });
  }

  /** Takes whole texts, folded at once: their answer is what is wanted. */
  #fill(texts: PanelState = { request: "", response: "" }): void {
    this.#inputs.fill(texts);
    this.#answer = undefined;
    this.#besides = {};
    this.#view.clear();
    this.#isWhole = true;
    this.#arrange(!this.#inputs.isEmpty);
    this.#explain();
  }

  /** Answer first and the boxes folded, or the boxes first and open. */
  #arrange(answerFirst: boolean): void {
    if (answerFirst) this.#inputs.fold();
    else this.#inputs.unfold();
    // The answer is what moves: a box that is moved loses its focus and what undo knows.
    const { lead } = this.#view;
    const isFirst = this.#inputs.element.previousElementSibling === lead;
    if (answerFirst && !isFirst) this.#inputs.element.before(lead);
    if (!answerFirst && isFirst) this.#empty.after(lead);
  }

  #compare(on: boolean): void {
    this.#inputs.compare(on);
    if (on) this.#inputs.boxes.working.area.focus();
    this.#explain();
  }

  #later(pasted: boolean): void {
    this.#isWhole = pasted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#explain(), pause);
    this.#showEmpty();
  }

  #showEmpty(): void {
    const { isEmpty } = this.#inputs;
    this.#empty.hidden = !isEmpty;
    this.#view.hidden = isEmpty;
  }

  #explain(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const { texts, isEmpty } = this.#inputs;
    host.setState(keepable(texts));
    this.#sequence++;
    this.#showEmpty();
    if (isEmpty) {
      this.#answer = undefined;
      this.#besides = {};
      this.#view.clear();
      this.#view.busy(false);
      this.#arrange(false);
      this.#showMarks();
      host.postMessage({ type: "emptied" });
      return;
    }
    this.#slow = setTimeout(() => this.#view.busy(true), patience);
    host.postMessage({ type: "explain", sequence: this.#sequence, ...texts });
  }

  #take(message: ToPanel): void {
    if (message.type === "fill") this.#fill(message);
    else if (message.type === "clear") this.#fill();
    else if (message.type === "compare") this.#compare(true);
    else if (message.type === "focus") this.#focus();
    else if (message.sequence === this.#sequence) this.#conclude(message);
  }

  #focus(): void {
    const { request } = this.#inputs.boxes;
    if (request.element.hidden) this.#view.focus();
    else request.area.focus({ preventScroll: true });
  }

  #conclude(message: Extract<ToPanel, { sequence: number }>): void {
    clearTimeout(this.#slow);
    this.#view.busy(false);
    if (message.type === "failed") {
      this.#view.failed(message.message, message.advice);
      return;
    }
    this.#answer = message.answer;
    this.#besides = message;
    const caret = document.activeElement;
    const top = caret?.getBoundingClientRect().top ?? 0;
    const isWhole = this.#isWhole;
    this.#isWhole = false;
    if (isWhole) this.#arrange(this.#isConclusive(message.answer));
    this.#view.show(message.answer, message);
    this.#showMarks();
    const hidden = isWhole && caret instanceof HTMLTextAreaElement && caret.offsetParent === null;
    if (hidden) this.#view.focus();
    // What is typed in stays where it is on the screen.
    else if (caret instanceof HTMLTextAreaElement) scrollBy(0, caret.getBoundingClientRect().top - top);
  }

  /** Whether the answer is worth the first place: it needs nothing more from the one who pasted. */
  #isConclusive({ verdict }: Answer): boolean {
    const { request, response } = this.#inputs.texts;
    if (verdict === "nothing-wrong") return request.trim() !== "" && response.trim() !== "";
    return verdict !== "not-understood";
  }

  #showMarks(): void {
    const { boxes } = this.#inputs;
    const { comparison } = this.#besides;
    for (const name of ["request", "response"] as const) {
      boxes[name].mark([...this.#marksOf(name), ...comparisonMarks(comparison, name)]);
      this.#inputs.recognised(name, recognisedWords(this.#answer, name, boxes[name].text));
    }
    boxes.working.mark(comparisonMarks(comparison, "working"));
    this.#inputs.recognised("working", recognisedWords(comparison, "request", boxes.working.text));
  }

  #marksOf(name: BoxName): Mark[] {
    return (this.#answer?.causes ?? []).flatMap((cause) =>
      cause.evidence.flatMap((evidence, index) =>
        evidence.at?.text === `paste:${name}`
          ? [{ start: evidence.at.start, end: evidence.at.end, id: evidenceId(cause.id, index), for: evidence.for }]
          : [],
      ),
    );
  }

  #place(at: { readonly text: string; readonly start: number } | undefined): string | undefined {
    const name = at?.text.replace("paste:", "");
    if (!at || (name !== "request" && name !== "response")) return undefined;
    return `${name}, line ${this.#inputs.boxes[name].lineOf(at.start)}`;
  }

  #reveal(id: string): void {
    this.#inputs.reveal(id);
    this.#view.highlight([id]);
  }

  #link(ids: readonly string[]): void {
    this.#inputs.highlight(ids);
    this.#view.highlight(ids);
  }

  #copied(from: HTMLButtonElement): void {
    this.#announcer.textContent = "Copied";
    from.classList.add("done");
    setTimeout(() => {
      from.classList.remove("done");
      this.#announcer.textContent = "";
    }, 1500);
  }
}
