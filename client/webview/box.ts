import { el } from "./dom.ts";
import { type Mark, segments, shiftMarks } from "./marks.ts";
import { masked, maskedInsertion } from "./mask.ts";
import type { BoxName } from "./state.ts";

interface BoxOptions {
  readonly name: BoxName;
  readonly label: string;
  readonly placeholder: string;
  /** Buttons at the right of the label. */
  readonly tools?: readonly Node[];
  readonly onChange: () => void;
  /** The caret came to rest in marks with these ids (none: outside of all). */
  readonly onMarks: (ids: readonly string[]) => void;
}

/** Beyond this the text is shown without marks and without wrapping, to keep typing quick. */
const longestMarked = 200_000;

/** Pixels, as in panel.css. */
const lineHeight = 18;
const paddings = 8;

/** A text box with a layer behind it on which evidence is marked. Its text never holds an unmasked key. */
export class Box {
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly #layer: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #recognised: HTMLElement;
  readonly #onChange: () => void;
  #text = "";
  #marks: Mark[] = [];
  #active = "";

  constructor(options: BoxOptions) {
    const { name, label } = options;
    this.#onChange = options.onChange;
    this.#layer = el("div", { class: "layer", attributes: { "aria-hidden": "true" } });
    this.area = el("textarea", {
      class: "area",
      attributes: {
        id: name,
        "data-testid": name,
        placeholder: options.placeholder,
        spellcheck: "false",
        autocapitalize: "off",
        autocomplete: "off",
        "aria-describedby": `${name}-recognised`,
      },
      on: {
        input: () => this.#changed(),
        paste: (event) => this.#paste(event as ClipboardEvent),
        click: () => options.onMarks(this.#marksAtCaret()),
        keyup: () => options.onMarks(this.#marksAtCaret()),
      },
    });
    this.#scroller = el("div", { class: "scroller" }, this.#layer, this.area);
    this.#recognised = el("p", {
      class: "recognised",
      attributes: { id: `${name}-recognised`, "data-testid": `${name}-recognised` },
    });
    this.element = el(
      "section",
      { class: "box", attributes: { "data-box": name } },
      el(
        "div",
        { class: "bar" },
        el("label", { class: "label", attributes: { for: name } }, label),
        el("span", { class: "tools" }, ...(options.tools ?? [])),
      ),
      this.#scroller,
      this.#recognised,
    );
  }

  get text(): string {
    return this.#text;
  }

  /** Replaces the whole text without telling `onChange`. */
  fill(text: string): void {
    this.area.value = masked(text);
    this.#text = this.area.value;
    this.#marks = [];
    this.#paint();
    this.#fit();
  }

  recognised(words: string): void {
    if (this.#recognised.textContent !== words) this.#recognised.textContent = words;
  }

  mark(marks: readonly Mark[]): void {
    if (JSON.stringify(marks) === JSON.stringify(this.#marks)) return;
    this.#marks = [...marks];
    this.#paint();
  }

  /** Selects the marked place of some evidence and brings it into view. */
  reveal(id: string): boolean {
    const found = this.#marks.find((mark) => mark.id === id);
    if (!found) return false;
    this.highlight([id]);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(found.start, found.end);
    const place = this.#layer.querySelector<HTMLElement>("mark.active");
    if (place) this.#scroller.scrollTop = Math.max(0, place.offsetTop - this.#scroller.clientHeight / 3);
    this.element.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Shows which marks belong to the evidence in focus. */
  highlight(ids: readonly string[]): void {
    const wanted = ids.join(" ");
    if (wanted === this.#active) return;
    this.#active = wanted;
    this.#paint();
  }

  /** Line number of an offset, from 1. */
  lineOf(offset: number): number {
    return this.#text.slice(0, offset).split("\n").length;
  }

  #changed(): void {
    const safe = masked(this.area.value);
    if (safe !== this.area.value) {
      const { selectionStart, selectionEnd } = this.area;
      this.area.value = safe;
      this.area.setSelectionRange(selectionStart, selectionEnd);
    }
    this.#marks = shiftMarks(this.#marks, this.#text, safe);
    this.#text = safe;
    this.#paint();
    this.#onChange();
  }

  /** Inserts what is pasted in its masked form, as one step that undo knows of. */
  #paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n");
    if (!pasted) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.area;
    const safe = maskedInsertion(value.slice(0, selectionStart), pasted, value.slice(selectionEnd));
    // The only insertion that keeps the box's undo history; the fall-back is for editors that drop it some day.
    if (!document.execCommand("insertText", false, safe)) {
      this.area.setRangeText(safe, selectionStart, selectionEnd, "end");
      this.#changed();
    }
    this.#fit();
  }

  #marksAtCaret(): string[] {
    const { selectionStart, selectionEnd } = this.area;
    return this.#marks
      .filter((mark) => mark.start <= selectionStart && selectionEnd <= mark.end)
      .map((mark) => mark.id);
  }

  /** Grows with what was put in as a whole, never with what is typed: nothing moves under a person's hands. */
  #fit(): void {
    this.#scroller.style.height = "";
    this.#scroller.style.setProperty("--lines", "1");
    const lines = Math.round((this.#layer.scrollHeight - paddings) / lineHeight);
    this.#scroller.style.setProperty("--lines", String(Math.min(14, Math.max(5, lines))));
  }

  #paint(): void {
    const long = this.#text.length > longestMarked;
    this.#scroller.classList.toggle("long", long);
    if (long) {
      this.#layer.replaceChildren();
      return;
    }
    const active = new Set(this.#active.split(" "));
    const pieces = segments(this.#marks, this.#text.length).map(({ start, end, marks }) => {
      const text = this.#text.slice(start, end);
      if (marks.length === 0) return text;
      const kind = marks.some((mark) => mark.for) ? "for" : "against";
      const focus = marks.some((mark) => active.has(mark.id)) ? " active" : "";
      return el(
        "mark",
        { class: `${kind}${focus}`, attributes: { "data-evidence": marks.map((m) => m.id).join(" ") } },
        text,
      );
    });
    // A last line that is empty has no height without a character of its own.
    this.#layer.replaceChildren(...pieces, "\u200b");
  }
}
