import type { Comparison } from "../../server/src/core/compare/comparison.ts";
import type { Answer, CauseEvidence } from "../../server/src/core/explain/answer.ts";
import { boxFor } from "../src/panel/box-for.ts";
import type { ToPanel } from "../src/panel/messages.ts";
import { AnswerView } from "./answer-view.ts";
import { Box } from "./box.ts";
import { evidenceId } from "./cause-card.ts";
import { comparisonMarks } from "./comparison.ts";
import { button, el } from "./dom.ts";
import { acceptFiles } from "./drop.ts";
import { emptyState } from "./empty.ts";
import type { Example } from "./examples.ts";
import { examplesMenu } from "./examples-menu.ts";
import { HistoryMenu } from "./history-menu.ts";
import { host, onMessage } from "./host.ts";
import { icon } from "./icons.ts";
import type { Mark } from "./marks.ts";
import { recognisedWords } from "./recognised.ts";
import { report } from "./report.ts";
import { type BoxName, keepable, type PanelState } from "./state.ts";

/** Quiet time after a key before the paste is explained. */
const pause = 150;
/** An answer that takes longer than this shows that it is being worked on. */
const patience = 400;

/** The panel as a whole: two boxes, one answer, and the words with the extension. */
export class Panel {
  readonly #root: HTMLElement;
  readonly #boxes: Readonly<Record<BoxName, Box>>;
  readonly #view: AnswerView;
  readonly #empty: HTMLElement;
  readonly #history: HistoryMenu;
  readonly #announcer = el("div", { class: "hidden", attributes: { role: "status", "data-testid": "announcer" } });
  readonly #opener = button(
    "Compare with a working request",
    "compare",
    () => this.#openComparison(),
    "tool compare-opener",
  );
  #answer: Answer | undefined;
  #comparison: Comparison | undefined;
  #sequence = 0;
  #timer = 0;
  #slow = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    const onChange = () => this.#later();
    const onMarks = (ids: readonly string[]) => this.#link(ids);
    const clear = button("Clear", "clear", () => this.#fill(), "tool");
    this.#history = new HistoryMenu((past) => this.#fill(past));
    const tools = [this.#history.element, examplesMenu((example) => this.#try(example)), clear];
    const close = button("Close", "close-comparison", () => this.#closeComparison(), "tool");
    close.setAttribute("aria-label", "Close the comparison");
    this.#boxes = {
      request: new Box({
        name: "request",
        label: "Request",
        placeholder: "curl, fetch, SDK code, a URL …",
        tools,
        onChange,
        onMarks,
      }),
      response: new Box({
        name: "response",
        label: "Response, error or log",
        placeholder: "A 400, a close code, a stack trace, what happens …",
        onChange,
        onMarks,
      }),
      working: new Box({
        name: "working",
        label: "Working request",
        placeholder: "The request that works, and what came back …",
        tools: [close],
        onChange,
        onMarks,
      }),
    };
    this.#boxes.working.element.hidden = true;
    this.#opener.prepend(icon("compare"));
    this.#empty = emptyState((example) => this.#try(example));
    this.#view = new AnswerView(
      {
        reveal: (id) => this.#reveal(id),
        place: (evidence) => this.#place(evidence),
        copy: (text, from) => this.#copy(text, from),
        insert: (text, language) =>
          host.postMessage({ type: "insert", text, ...(language === undefined ? {} : { language }) }),
        copyCorrected: (cause, from) => {
          host.postMessage({ type: "copy-corrected", cause });
          this.#copied(from);
        },
        insertCorrected: (cause) => host.postMessage({ type: "insert-corrected", cause }),
        open: (url) => host.postMessage({ type: "open", url }),
        rule: (id) => host.postMessage({ type: "rule", id }),
        toggled: () => undefined,
        openPlace: (index) => host.postMessage({ type: "open-place", index }),
        applyFix: (index) => host.postMessage({ type: "apply-fix", index }),
      },
      (from) => this.#answer && this.#copy(report(this.#answer, this.#texts(), this.#comparison), from),
    );
  }

  start(): void {
    const { request, response, working } = this.#boxes;
    this.#root.append(
      el("h1", { class: "hidden" }, "Explain a Deepgram error"),
      request.element,
      response.element,
      this.#opener,
      working.element,
      this.#empty,
      this.#view.element,
      this.#announcer,
    );
    this.#root.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#explain();
    });
    acceptFiles(this.#root, (text, target) => this.#drop(text, target));
    onMessage((message) => this.#take(message));
    const kept = host.getState();
    this.#fill(kept);
    host.postMessage({ type: "ready" });
  }

  /** The working request is told while its box is open, be it empty. */
  #texts(): PanelState {
    const { request, response, working } = this.#boxes;
    return {
      request: request.text,
      response: response.text,
      ...(!working.element.hidden && { working: working.text }),
    };
  }

  #try(example: Example): void {
    this.#fill(example);
    this.#boxes[example.request ? "request" : "response"].area.focus({ preventScroll: true });
  }

  #fill({ request, response, working }: PanelState = { request: "", response: "" }): void {
    this.#boxes.request.fill(request);
    this.#boxes.response.fill(response);
    this.#boxes.working.fill(working ?? "");
    this.#boxes.working.element.hidden = working === undefined;
    this.#answer = undefined;
    this.#comparison = undefined;
    this.#view.clear();
    this.#explain();
  }

  /** A file takes the place of the text of the box that it is dropped on; elsewhere it goes where its text belongs. */
  #drop(text: string, target: Element | null): void {
    const over = target?.closest<HTMLElement>("[data-box]")?.dataset.box;
    const dropped = over === undefined ? boxFor(text) : { [over]: text };
    this.#fill({ ...this.#texts(), ...withoutBlanks(dropped) });
  }

  #openComparison(): void {
    const { working } = this.#boxes;
    working.element.hidden = false;
    this.#opener.hidden = true;
    host.setState(keepable(this.#texts()));
    working.area.focus();
  }

  #closeComparison(): void {
    const { working } = this.#boxes;
    working.fill("");
    working.element.hidden = true;
    this.#explain();
    this.#opener.focus();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#explain(), pause);
    this.#showEmpty();
  }

  /** The empty panel teaches; comparing is offered as soon as there is something to compare. */
  #showEmpty(): void {
    const empty = this.#isEmpty();
    this.#empty.hidden = !empty;
    this.#view.element.hidden = empty;
    this.#opener.hidden = empty || !this.#boxes.working.element.hidden;
  }

  #isEmpty(): boolean {
    const { request, response, working = "" } = this.#texts();
    return !`${request}${response}${working}`.trim();
  }

  #explain(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const texts = this.#texts();
    host.setState(keepable(texts));
    this.#sequence++;
    this.#showEmpty();
    if (this.#isEmpty()) {
      this.#answer = undefined;
      this.#comparison = undefined;
      this.#view.clear();
      this.#view.busy(false);
      this.#showMarks();
      return;
    }
    this.#slow = setTimeout(() => this.#view.busy(true), patience);
    host.postMessage({ type: "explain", sequence: this.#sequence, ...texts });
  }

  #take(message: ToPanel): void {
    if (message.type === "fill") this.#fill(message);
    else if (message.type === "clear") this.#fill();
    else if (message.type === "history") this.#history.take(message.entries);
    else if (message.type === "focus") this.#boxes.request.area.focus({ preventScroll: true });
    else if (message.sequence === this.#sequence) this.#conclude(message);
  }

  #conclude(message: Extract<ToPanel, { sequence: number }>): void {
    clearTimeout(this.#slow);
    this.#view.busy(false);
    if (message.type === "failed") {
      this.#view.failed(message.message);
      return;
    }
    this.#answer = message.answer;
    this.#comparison = message.comparison;
    this.#view.show(message.answer, message);
    this.#showMarks();
  }

  #showMarks(): void {
    for (const name of ["request", "response"] as const) {
      const box = this.#boxes[name];
      box.mark([...this.#marksOf(name), ...comparisonMarks(this.#comparison, name)]);
      box.recognised(recognisedWords(this.#answer, name, box.text));
    }
    const { working } = this.#boxes;
    working.mark(comparisonMarks(this.#comparison, "working"));
    working.recognised(recognisedWords(this.#comparison, "request", working.text));
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

  #place({ at }: CauseEvidence): string | undefined {
    const name = at?.text.replace("paste:", "");
    if (!at || (name !== "request" && name !== "response")) return undefined;
    const line = this.#boxes[name].lineOf(at.start);
    return `${name}, line ${line}`;
  }

  #reveal(id: string): void {
    for (const box of Object.values(this.#boxes)) if (!box.reveal(id)) box.highlight([]);
    this.#view.highlight([id]);
  }

  #link(ids: readonly string[]): void {
    for (const box of Object.values(this.#boxes)) box.highlight(ids);
    this.#view.highlight(ids);
  }

  #copy(text: string, from: HTMLButtonElement): void {
    host.postMessage({ type: "copy", text });
    this.#copied(from);
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

/** What is blank leaves the other box alone. */
function withoutBlanks(texts: Partial<PanelState>): Partial<PanelState> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}
