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
  /** `pasted`: a whole paste came in, not a key. */
  readonly onChange: (pasted: boolean) => void;
  /** The caret came to rest in marks with these ids (none: outside of all). */
  readonly onMarks: (ids: readonly string[]) => void;
}

/** Beyond this the text is shown without marks and without wrapping, to keep typing quick. */
const longestMarked = 100_000;

/** Longer pastes cannot be taken back by undo. */
const longestUndone = 20_000;

/** Of a longer text one piece is shown, and none of it can be typed on: laying out a line of megabytes takes seconds. */
const longestShown = 200_000;

/** Pixels, as in box.css. */
const lineHeight = 18;
const paddings = 8;

/** A box is this high at least and at most by itself; a person may drag it to any height. */
const fewestLines = 5;
const mostLines = 14;

/** A text box with a layer behind it on which evidence is marked. Its text never holds an unmasked key. */
export class Box {
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly #layer: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #recognised: HTMLElement;
  readonly #onChange: (pasted: boolean) => void;
  #isPasting = false;
  #text = "";
  #marks: Mark[] = [];
  #active = "";
  /** Where the piece begins that is shown. */
  #from = 0;
  #words = "";

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
        keydown: (event) => this.#emptied(event as KeyboardEvent),
        click: () => options.onMarks(this.#marksAtCaret()),
        keyup: () => options.onMarks(this.#marksAtCaret()),
      },
    });
    this.#scroller = el("div", { class: "scroller" }, el("div", { class: "stack" }, this.#layer, this.area));
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
    this.#put(masked(text));
    this.#marks = [];
    this.#paint();
    this.#fit();
  }

  recognised(words: string): void {
    this.#words = words;
    const shown = this.#isHeld ? `${words && `${words} · `}${pieceInWords(this.#from, this.#text.length)}` : words;
    if (this.#recognised.textContent !== shown) this.#recognised.textContent = shown;
  }

  get #isHeld(): boolean {
    return this.#text.length > longestShown;
  }

  /** Takes a masked text as the whole, and shows it from `from` on. */
  #put(safe: string, from = 0): void {
    this.#from = from;
    this.area.value = safe.slice(from, from + longestShown);
    // A textarea writes line breaks in its own way.
    this.#text = safe.length > longestShown ? safe : this.area.value;
    this.area.readOnly = this.#isHeld;
    this.recognised(this.#words);
  }

  mark(marks: readonly Mark[]): void {
    if (JSON.stringify(marks) === JSON.stringify(this.#marks)) return;
    this.#marks = [...marks];
    this.#paint();
  }

  /** Whether some evidence lies in this box. */
  holds(id: string): boolean {
    return this.#marks.some((mark) => mark.id === id);
  }

  /** Selects the marked place of some evidence and brings it into view. */
  reveal(id: string): boolean {
    const found = this.#marks.find((mark) => mark.id === id);
    if (!found) return false;
    this.highlight([id]);
    this.area.focus({ preventScroll: true });
    if (this.#isHeld) this.#put(this.#text, this.#lineStart(Math.max(0, found.start - longestShown / 4)));
    this.area.setSelectionRange(found.start - this.#from, found.end - this.#from);
    const third = this.#scroller.clientHeight / 3;
    const place = this.#layer.querySelector<HTMLElement>("mark.active");
    if (place) this.#scroller.scrollTop = place.offsetTop - third;
    // Long texts have no layer and do not wrap: the box itself scrolls, by whole lines and columns.
    else {
      const column = found.start - Math.max(this.#from, this.#lineStart(found.start));
      const above = this.lineOf(found.start) - this.lineOf(this.#from);
      this.area.scrollTop = (above + 1) * lineHeight - third;
      this.area.scrollLeft = column * characterWidth(this.area) - this.area.clientWidth / 3;
    }
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

  /** The offset of the first character of a line; the offset itself where its line began too far before. */
  #lineStart(offset: number): number {
    const start = this.#text.lastIndexOf("\n", offset - 1) + 1;
    return offset - start > longestShown / 2 ? offset : start;
  }

  #changed(): void {
    const safe = masked(this.area.value);
    if (safe !== this.area.value) {
      const { selectionStart, selectionEnd } = this.area;
      this.area.value = safe;
      this.area.setSelectionRange(selectionStart, selectionEnd);
    }
    this.#accept(safe);
  }

  #accept(safe: string): void {
    this.#marks = shiftMarks(this.#marks, this.#text, safe);
    this.#text = safe;
    this.#paint();
    this.#onChange(this.#isPasting);
  }

  /** Inserts what is pasted in its masked form, as one step that undo knows of. */
  #paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n");
    if (!pasted) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.area;
    // What is shown in one piece only is replaced as a whole.
    const head = this.#isHeld ? "" : value.slice(0, selectionStart);
    const tail = this.#isHeld ? "" : value.slice(selectionEnd);
    // The only insertion that keeps the box's undo history, but it takes seconds for long texts.
    const quick = pasted.length <= longestUndone && !this.#isHeld;
    this.#isPasting = true;
    if (!quick || !document.execCommand("insertText", false, maskedInsertion(head, pasted, tail))) {
      const safe = masked(head + pasted + tail);
      this.#marks = shiftMarks(this.#marks, this.#text, safe);
      this.#put(safe);
      this.area.setSelectionRange(head.length + pasted.length, head.length + pasted.length);
      this.#paint();
      this.#onChange(true);
    }
    this.#isPasting = false;
    this.#fit();
  }

  /** Select all and Delete empties the box, whether it can be typed in or not. */
  #emptied(event: KeyboardEvent): void {
    const { selectionStart, selectionEnd, value } = this.area;
    const all = selectionStart === 0 && selectionEnd === value.length;
    if (!this.#isHeld || !all || (event.key !== "Delete" && event.key !== "Backspace")) return;
    event.preventDefault();
    this.fill("");
    this.#onChange(false);
  }

  #marksAtCaret(): string[] {
    const start = this.area.selectionStart + this.#from;
    const end = this.area.selectionEnd + this.#from;
    return this.#marks.filter((mark) => mark.start <= start && end <= mark.end).map((mark) => mark.id);
  }

  /** Grows with what was put in as a whole, never with what is typed: nothing moves under a person's hands. */
  #fit(): void {
    this.#scroller.style.height = "";
    this.#scroller.style.setProperty("--lines", "1");
    const long = this.#text.length > longestMarked;
    const lines = long ? mostLines : Math.round((this.#layer.scrollHeight - paddings) / lineHeight);
    this.#scroller.style.setProperty("--lines", String(Math.min(mostLines, Math.max(fewestLines, lines))));
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

/** Which part of a long text is shown. */
function pieceInWords(from: number, length: number): string {
  const part = from === 0 ? `the first ${longestShown.toLocaleString("en")}` : `${longestShown.toLocaleString("en")}`;
  return `${part} of ${length.toLocaleString("en")} characters are shown, all are read`;
}

/** Of the box's font, which has one width for all. */
function characterWidth(area: HTMLTextAreaElement): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 7;
  context.font = getComputedStyle(area).font;
  return context.measureText("0").width;
}
