import { type Cause, type CauseEvidence, confidenceInWords } from "../../server/src/core/explain/answer.ts";
import { isDocumentationLink } from "../src/panel/documentation-links.ts";
import { corrected } from "./corrected.ts";
import { button, el } from "./dom.ts";
import { icon } from "./icons.ts";
import { prose } from "./prose.ts";

export interface CardActions {
  /** Selects the place in the pasted text that the evidence speaks of. */
  readonly reveal: (evidence: string) => void;
  /** Where some evidence lies, in words (`request, line 3`), or undefined when nowhere. */
  readonly place: (evidence: CauseEvidence) => string | undefined;
  readonly copy: (text: string, from: HTMLButtonElement) => void;
  readonly insert: (text: string, language: string | undefined) => void;
  /** The same for a corrected request of which the panel holds the beginning only. */
  readonly copyCorrected: (cause: string, from: HTMLButtonElement) => void;
  readonly insertCorrected: (cause: string) => void;
  readonly open: (url: string) => void;
  readonly rule: (id: string) => void;
  readonly toggled: (id: string, open: boolean) => void;
}

/** The name of one piece of evidence, shared by its button and its mark. */
export function evidenceId(cause: string, index: number): string {
  return `${cause}/${index}`;
}

/** A cause that folds: what it is, what speaks for it, how it is mended. */
export function causeCard(cause: Cause, open: boolean, actions: CardActions): HTMLElement {
  const card = el(
    "details",
    { class: "card", attributes: { "data-testid": "cause", "data-cause": cause.id } },
    el(
      "summary",
      { class: "card-head", attributes: { "data-key": `${cause.id}:head` } },
      icon("chevron", "fold"),
      el("h2", { class: "card-title" }, ...prose(cause.title)),
      el(
        "span",
        { class: "confidence", attributes: { "data-testid": "confidence" } },
        confidenceInWords(cause.confidence),
      ),
    ),
    el(
      "div",
      { class: "card-body" },
      cause.explanation && el("p", { class: "explanation" }, ...prose(cause.explanation)),
      evidenceList(cause, actions),
      cause.fix.text ? section("What to do", "fix", el("p", {}, ...prose(cause.fix.text))) : undefined,
      corrected(cause, actions),
      sentences(
        "Not the cause",
        "ruled-out",
        cause.ruledOut.map(({ why }) => why),
      ),
      sentences("To be sure", "needs", cause.needs),
      foot(cause, actions),
    ),
  );
  card.open = open;
  card.addEventListener("toggle", () => actions.toggled(cause.id, card.open));
  return card;
}

function section(title: string, testid: string, ...content: Node[]): HTMLElement {
  return el("div", { class: "part", attributes: { "data-testid": testid } }, el("h3", {}, title), ...content);
}

function sentences(title: string, testid: string, all: readonly string[]): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const items = all.map((sentence) => el("li", {}, ...prose(sentence)));
  return section(title, testid, el("ul", { class: "sentences" }, ...items));
}

function evidenceList(cause: Cause, actions: CardActions): HTMLElement | undefined {
  if (cause.evidence.length === 0) return undefined;
  const items = cause.evidence.map((evidence, index) => {
    const id = evidenceId(cause.id, index);
    const side = evidence.for ? "for" : "against";
    const place = actions.place(evidence);
    const picture = icon(evidence.for ? "evidence" : "against", `side ${side}`);
    const words = el(
      "span",
      { class: "evidence-text" },
      el("span", { class: "hidden" }, evidence.for ? "For: " : "Against: "),
      ...prose(evidence.text),
    );
    if (!place) return el("li", { class: "evidence" }, picture, words);
    const jump = el(
      "button",
      {
        class: "evidence",
        attributes: { type: "button", "data-testid": "evidence", "data-evidence": id, "data-key": id },
        on: { click: () => actions.reveal(id) },
      },
      picture,
      words,
      el("span", { class: "place" }, place),
    );
    return el("li", {}, jump);
  });
  return section("Evidence", "evidence-list", el("ul", { class: "evidence-items" }, ...items));
}

function foot(cause: Cause, actions: CardActions): HTMLElement {
  const rule = button(cause.id, "rule", () => actions.rule(cause.id), "link rule");
  rule.title = "About this rule";
  rule.setAttribute("aria-label", `About the rule ${cause.id}`);
  rule.dataset.key = `${cause.id}:rule`;
  const links = cause.docs.filter(isDocumentationLink).map((url, index) => {
    const link = el(
      "a",
      {
        class: "link",
        attributes: { href: url, title: url, "data-testid": "documentation", "data-key": `${cause.id}:docs${index}` },
      },
      linkName(url),
      icon("external"),
    );
    link.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      actions.open(url);
    });
    return el("li", {}, link);
  });
  return el(
    "div",
    { class: "card-foot" },
    links.length ? el("ul", { class: "links", attributes: { "aria-label": "Documentation" } }, ...links) : undefined,
    rule,
  );
}

/** The last words of an address: `docs/flux/quickstart` becomes "flux quickstart". */
function linkName(url: string): string {
  const { hostname, pathname } = new URL(url);
  const words = pathname.split("/").filter((part) => part && !/^(?:docs|reference|home)$/.test(part));
  return words.slice(-2).join(" ").replaceAll("-", " ") || hostname;
}
