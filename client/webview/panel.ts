import type { Answer, CauseEvidence } from "../../server/src/core/answer.ts";
import { boxFor } from "../src/panel/box-for.ts";
import type { ToPanel } from "../src/panel/messages.ts";
import { AnswerView } from "./answer-view.ts";
import { Box } from "./box.ts";
import { evidenceId } from "./cause-card.ts";
import { button, el } from "./dom.ts";
import { acceptFiles } from "./drop.ts";
import { emptyState } from "./empty.ts";
import type { Example } from "./examples.ts";
import { examplesMenu } from "./examples-menu.ts";
import { HistoryMenu } from "./history-menu.ts";
import { host, onMessage } from "./host.ts";
import type { Mark } from "./marks.ts";
import { recognisedWords } from "./recognised.ts";
import { report } from "./report.ts";
import { type BoxName, keepable } from "./state.ts";

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
  #answer: Answer | undefined;
  #sequence = 0;
  #timer = 0;
  #slow = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    const onChange = () => this.#later();
    const onMarks = (ids: readonly string[]) => this.#link(ids);
    const clear = button("Clear", "clear", () => this.#fill("", ""), "tool");
    this.#history = new HistoryMenu(({ request, response }) => this.#fill(request, response));
    const tools = [this.#history.element, examplesMenu((example) => this.#try(example)), clear];
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
    };
    this.#empty = emptyState((example) => this.#try(example));
    this.#view = new AnswerView(
      {
        reveal: (id) => this.#reveal(id),
        place: (evidence) => this.#place(evidence),
        copy: (text, from) => this.#copy(text, from),
        insert: (text, language) =>
          host.postMessage({ type: "insert", text, ...(language === undefined ? {} : { language }) }),
        open: (url) => host.postMessage({ type: "open", url }),
        rule: (id) => host.postMessage({ type: "rule", id }),
        toggled: () => undefined,
        openPlace: (index) => host.postMessage({ type: "open-place", index }),
        applyFix: (index) => host.postMessage({ type: "apply-fix", index }),
      },
      (from) => this.#answer && this.#copy(report(this.#answer, this.#texts()), from),
    );
  }

  start(): void {
    const { request, response } = this.#boxes;
    this.#root.append(
      el("h1", { class: "hidden" }, "Explain a Deepgram error"),
      request.element,
      response.element,
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
    this.#fill(kept?.request ?? "", kept?.response ?? "");
    host.postMessage({ type: "ready" });
  }

  #texts(): { request: string; response: string } {
    return { request: this.#boxes.request.text, response: this.#boxes.response.text };
  }

  #try(example: Example): void {
    this.#fill(example.request, example.response);
    this.#boxes[example.request ? "request" : "response"].area.focus({ preventScroll: true });
  }

  #fill(request: string, response: string): void {
    this.#boxes.request.fill(request);
    this.#boxes.response.fill(response);
    this.#answer = undefined;
    this.#view.clear();
    this.#explain();
  }

  /** A file takes the place of the text of the box that it is dropped on; elsewhere it goes where its text belongs. */
  #drop(text: string, target: Element | null): void {
    const over = target?.closest<HTMLElement>("[data-box]")?.dataset.box;
    const dropped = over === "request" ? { request: text } : over === "response" ? { response: text } : boxFor(text);
    const { request, response } = { ...this.#texts(), ...withoutBlanks(dropped) };
    this.#fill(request, response);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#explain(), pause);
    this.#empty.hidden = !this.#isEmpty();
  }

  #isEmpty(): boolean {
    const { request, response } = this.#texts();
    return !request.trim() && !response.trim();
  }

  #explain(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const texts = this.#texts();
    host.setState(keepable(texts));
    this.#sequence++;
    const empty = this.#isEmpty();
    this.#empty.hidden = !empty;
    this.#view.element.hidden = empty;
    if (empty) {
      this.#answer = undefined;
      this.#view.clear();
      this.#view.busy(false);
      this.#showMarks();
      return;
    }
    this.#slow = setTimeout(() => this.#view.busy(true), patience);
    host.postMessage({ type: "explain", sequence: this.#sequence, ...texts });
  }

  #take(message: ToPanel): void {
    if (message.type === "fill") this.#fill(message.request, message.response);
    else if (message.type === "clear") this.#fill("", "");
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
    this.#view.show(message.answer, message.builtAt, message.timeline);
    this.#showMarks();
  }

  #showMarks(): void {
    for (const name of ["request", "response"] as const) {
      const box = this.#boxes[name];
      box.mark(this.#marksOf(name));
      box.recognised(recognisedWords(this.#answer, name, box.text));
    }
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
    this.#announcer.textContent = "Copied";
    from.classList.add("done");
    setTimeout(() => {
      from.classList.remove("done");
      this.#announcer.textContent = "";
    }, 1500);
  }
}

/** What is blank leaves the other box alone. */
function withoutBlanks(texts: { request?: string; response?: string }): { request?: string; response?: string } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}
