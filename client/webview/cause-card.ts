import type { Cause, CauseEvidence } from "../../server/src/core/explain/answer.ts";
import type { ShownCause, ShownEvidence } from "../../server/src/core/render/answer/shown.ts";
import { isDocumentationLink } from "../src/panel/documentation-links.ts";
import { el, iconButton } from "./dom.ts";
import { icon } from "./icons.ts";
import { prose } from "./prose.ts";

export interface CardActions {
  /** Selects the place in the pasted text that the evidence speaks of. */
  readonly reveal: (evidence: string) => void;
  /** Where some evidence lies, in words (`request, line 3`), or undefined when nowhere. */
  readonly place: (at: CauseEvidence["at"]) => string | undefined;
  readonly copyCorrected: (cause: Pick<Cause, "id" | "fix">, from: HTMLButtonElement) => void;
  readonly insertCorrected: (cause: Pick<Cause, "id" | "fix">) => void;
  readonly open: (url: string) => void;
  readonly rule: (id: string) => void;
  readonly toggled: (id: string, open: boolean) => void;
}

/** The name of one piece of evidence, shared by its button and its mark. */
export function evidenceId(cause: string, index: number): string {
  return `${cause}/${index}`;
}

/** One of several causes, which folds. */
export function causeCard(cause: ShownCause, open: boolean, actions: CardActions): HTMLElement {
  const card = el(
    "details",
    { class: "card", attributes: { "data-testid": "cause", "data-cause": cause.id } },
    el(
      "summary",
      { class: "card-head", attributes: { "data-key": `${cause.id}:head` } },
      icon("chevron", "fold"),
      el("h3", { class: "card-title" }, ...prose(cause.title ?? "The likeliest")),
      el("span", { class: "quiet", attributes: { "data-testid": "confidence" } }, cause.confidence),
    ),
    el("div", { class: "card-body" }, ...causeBody(cause, actions)),
  );
  card.open = open;
  card.addEventListener("toggle", () => actions.toggled(cause.id, card.open));
  return card;
}

/** What speaks for a cause, how it is fixed, what was ruled out, where to read on. */
export function causeBody(cause: ShownCause, actions: CardActions): HTMLElement[] {
  const todo = [cause.todo, cause.allowed].filter(Boolean).join(" ");
  const parts = [
    cause.text && el("p", {}, ...prose(cause.text)),
    evidenceList(cause, actions),
    todo && section("What to do", "fix", el("p", {}, ...prose(todo))),
    corrected(cause, actions),
    sentences("Not the cause", "ruled-out", cause.ruledOut),
    sentences("To be sure", "needs", cause.needs),
    foot(cause, actions),
  ];
  return parts.filter((part): part is HTMLElement => typeof part === "object");
}

function section(title: string, testid: string, ...content: Node[]): HTMLElement {
  return el("div", { class: "part", attributes: { "data-testid": testid } }, el("h3", {}, title), ...content);
}

function sentences(title: string, testid: string, all: readonly string[]): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const items = all.map((sentence) => el("li", {}, ...prose(sentence)));
  return section(title, testid, el("ul", { class: "sentences" }, ...items));
}

function evidenceList(cause: ShownCause, actions: CardActions): HTMLElement | undefined {
  const items = cause.evidence.flatMap((each) => evidenceItem(cause.id, each, actions));
  if (items.length === 0) return undefined;
  return section("Evidence", "evidence-list", el("ul", { class: "evidence-items" }, ...items));
}

function evidenceItem(cause: string, evidence: ShownEvidence, actions: CardActions): HTMLElement[] {
  const id = evidenceId(cause, evidence.index);
  const place = actions.place(evidence.at);
  if (!evidence.text && !place) return [];
  const side = evidence.for ? "for" : "against";
  const picture = icon(evidence.for ? "evidence" : "against", `side ${side}`);
  const words = el(
    "span",
    { class: "evidence-text" },
    el("span", { class: "hidden" }, evidence.for ? "For: " : "Against: "),
    ...prose(evidence.text ?? place ?? ""),
  );
  if (!place) return [el("li", { class: "evidence" }, picture, words)];
  const attributes = { type: "button", "data-testid": "evidence", "data-evidence": id, "data-key": id };
  const jump = el(
    "button",
    { class: "evidence", attributes, on: { click: () => actions.reveal(id) } },
    picture,
    words,
    evidence.text ? el("span", { class: "place" }, place) : undefined,
  );
  return [el("li", {}, jump)];
}

/** The corrected request as a whole. */
function corrected(cause: ShownCause, actions: CardActions): HTMLElement | undefined {
  const { corrected: text, correctedLength: whole } = cause.fix;
  if (!text) return undefined;
  const key = `${cause.id}:text`;
  const copy = iconButton("copy", "Copy this corrected request", "copy-whole", () =>
    actions.copyCorrected(cause, copy),
  );
  const insert = iconButton("insert", "Insert this corrected request", "insert-whole", () =>
    actions.insertCorrected(cause),
  );
  const attributes = { tabindex: "0", role: "region", "aria-label": "Corrected request", "data-key": key };
  return el(
    "div",
    { class: "part", attributes: { "data-testid": "corrected" } },
    el("div", { class: "bar" }, el("h3", {}, "Corrected request"), el("span", { class: "tools" }, copy, insert)),
    el("pre", { attributes: { ...attributes, "data-testid": "corrected-text" } }, el("code", {}, text)),
    whole !== undefined &&
      el("p", { class: "quiet" }, `The beginning of ${whole.toLocaleString("en")} characters; all of it is copied.`),
  );
}

function foot(cause: ShownCause, actions: CardActions): HTMLElement {
  const rule = iconButton("info", `About the rule ${cause.id}`, "rule", () => actions.rule(cause.id));
  const links = cause.docs.filter(isDocumentationLink).map((url, index) => {
    const key = `${cause.id}:docs${index}`;
    const attributes = { href: url, title: url, "data-testid": "documentation", "data-key": key };
    const link = el("a", { class: "link", attributes }, linkName(url), icon("external"));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      actions.open(url);
    });
    return el("li", {}, link);
  });
  const list = links.length
    ? el("ul", { class: "links", attributes: { "aria-label": "Documentation" } }, ...links)
    : undefined;
  return el("div", { class: "card-foot" }, list, rule);
}

/** The last words of an address: `docs/flux/quickstart` becomes "flux quickstart". */
function linkName(url: string): string {
  const { hostname, pathname } = new URL(url);
  const words = pathname.split("/").filter((part) => part && !/^(?:docs|reference|home)$/.test(part));
  return words.slice(-2).join(" ").replaceAll("-", " ") || hostname;
}
