import { boxFor } from "../src/panel/box-for.ts";
import { Box } from "./box.ts";
import { el, iconButton } from "./dom.ts";
import { icon } from "./icons.ts";
import type { BoxName, PanelState } from "./state.ts";

interface InputsOptions {
  /** `pasted`: a whole paste came in, not a key. */
  readonly onChange: (pasted: boolean) => void;
  readonly onMarks: (ids: readonly string[]) => void;
  readonly onCloseComparison: () => void;
}

const names: readonly BoxName[] = ["request", "response", "working"];

/** What came back, in the words of what was recognised. */
const cameBack = /\b(?:response|closed?|error|received)\b/i;

/** What a folded box is called, and what stands there while it is empty. */
const rows: Readonly<
  Record<BoxName, { readonly label: string; readonly empty: string; readonly placeholder: string }>
> = {
  request: { label: "Request", empty: "none: paste it, too", placeholder: "curl, fetch, SDK code, a URL …" },
  response: {
    label: "Response, error or log",
    empty: "none: paste it, too",
    placeholder: "A 400, a close code, a stack trace, what happens …",
  },
  working: {
    label: "Working request",
    empty: "none yet",
    placeholder: "The request that works, and what came back …",
  },
};

/** The boxes. Each folds to one line that says what was recognised in it, and unfolds in its place. */
export class Inputs {
  readonly element = el("section", { class: "inputs", attributes: { "aria-label": "What was pasted" } });
  readonly boxes: Readonly<Record<BoxName, Box>>;
  readonly #rows: Readonly<Record<BoxName, HTMLButtonElement>>;
  readonly #folded = new Set<BoxName>();
  #isComparing = false;

  constructor({ onChange, onMarks, onCloseComparison }: InputsOptions) {
    const close = iconButton("cross", "Close the comparison", "close-comparison", onCloseComparison);
    const box = (name: BoxName) => {
      const { label, placeholder } = rows[name];
      const fold = iconButton("fold", `Fold ${label}`, `fold-${name}`, () => {
        this.fold(name);
        this.#rows[name].focus();
      });
      return new Box({
        name,
        label,
        placeholder,
        onChange,
        onMarks,
        tools: name === "working" ? [fold, close] : [fold],
      });
    };
    this.boxes = { request: box("request"), response: box("response"), working: box("working") };
    this.#rows = { request: this.#row("request"), response: this.#row("response"), working: this.#row("working") };
    for (const name of names) this.element.append(this.#rows[name], this.boxes[name].element);
    this.#show();
  }

  /** The working request is told while its box is open, be it empty. */
  get texts(): PanelState {
    const { request, response, working } = this.boxes;
    return {
      request: request.text,
      response: response.text,
      ...(this.#isComparing && { working: working.text }),
    };
  }

  get isEmpty(): boolean {
    const { request, response, working = "" } = this.texts;
    return !`${request}${response}${working}`.trim();
  }

  get isComparing(): boolean {
    return this.#isComparing;
  }

  get isAllFolded(): boolean {
    return this.#folded.size === names.length;
  }

  fill({ request, response, working }: PanelState): void {
    this.boxes.request.fill(request);
    this.boxes.response.fill(response);
    this.boxes.working.fill(working ?? "");
    this.#isComparing = working !== undefined;
    this.#show();
  }

  compare(on: boolean): void {
    this.#isComparing = on;
    if (!on) this.boxes.working.fill("");
    this.unfold("working");
  }

  fold(...which: BoxName[]): void {
    for (const name of which.length ? which : names) this.#folded.add(name);
    this.#show();
  }

  unfold(...which: BoxName[]): void {
    for (const name of which.length ? which : names) this.#folded.delete(name);
    this.#show();
  }

  recognised(name: BoxName, words: string): void {
    this.boxes[name].recognised(words);
    const told = this.#rows[name].querySelector(".input-words");
    const { empty } = rows[name];
    const isEmpty = !this.boxes[name].text.trim();
    const other = name === "response" && this.#rows.request.querySelector(".input-words")?.textContent;
    const none = other && cameBack.test(other) ? "pasted with the request" : empty;
    if (told) told.textContent = isEmpty ? none : words || "nothing of Deepgram's recognised";
    this.#rows[name].classList.toggle("blank", isEmpty);
  }

  /** Selects the marked place of some evidence, in a box that unfolds for it. */
  reveal(id: string): void {
    for (const name of names) {
      if (this.boxes[name].holds(id)) {
        this.unfold(name);
        this.boxes[name].reveal(id);
      } else this.boxes[name].highlight([]);
    }
  }

  highlight(ids: readonly string[]): void {
    for (const name of names) this.boxes[name].highlight(ids);
  }

  /** The texts with another one in its place: in the box it was dropped on, else where such a text belongs, from anew where one is. */
  with(text: string, over?: BoxName): PanelState {
    if (over) return { ...this.texts, [over]: text };
    const fresh = boxFor(text);
    const name = fresh.request ? "request" : "response";
    return this.texts[name].trim() ? fresh : { ...this.texts, [name]: text };
  }

  #row(name: BoxName): HTMLButtonElement {
    const { label } = rows[name];
    return el(
      "button",
      {
        class: "input-row",
        attributes: {
          type: "button",
          "data-testid": `edit-${name}`,
          "data-key": `edit-${name}`,
          title: `Edit ${label}`,
        },
        on: {
          click: () => {
            this.unfold(name);
            this.boxes[name].area.focus();
          },
        },
      },
      el("span", { class: "input-label" }, name === "response" ? "Response" : label),
      el("span", { class: "input-words" }),
      icon("edit"),
    );
  }

  #show(): void {
    for (const name of names) {
      const isThere = name !== "working" || this.#isComparing;
      this.boxes[name].element.hidden = !isThere || this.#folded.has(name);
      this.#rows[name].hidden = !isThere || !this.#folded.has(name);
    }
  }
}
