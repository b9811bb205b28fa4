import type { Verdict } from "../../server/src/core/explain/answer.ts";
import type { Fixed, Place } from "../src/panel/messages.ts";
import type { ChangedLine } from "./change.ts";
import { changeView } from "./change-view.ts";
import { button, el, iconButton } from "./dom.ts";
import { gatesView } from "./gates.ts";
import { type IconName, icon } from "./icons.ts";
import { prose } from "./prose.ts";

const pictures: Readonly<Record<Verdict | "fixed" | "failed", IconName>> = {
  "cause-found": "cross",
  "several-possible": "question",
  "nothing-wrong": "check",
  "not-deepgram": "info",
  "not-understood": "info",
  fixed: "check",
  failed: "cross",
};

/** Further places than this stand in no reading. */
const mostPlaces = 3;

export interface LeadActions {
  readonly copyCorrected: (from: HTMLButtonElement) => void;
  readonly insertCorrected: () => void;
  readonly openPlace: (index: number) => void;
  readonly applyFix: (index: number) => void;
  readonly undo: () => void;
}

/** What one reading needs. */
export interface LeadContent {
  readonly kind: keyof typeof pictures;
  readonly headline: string;
  readonly why: string;
  readonly changes: readonly ChangedLine[];
  readonly isCorrected: boolean;
  /** What to do, where no change shows it. */
  readonly advice: string;
  readonly places: readonly Place[];
  readonly fixed?: Fixed;
}

/** The headline and the line below it. */
export function summaryNodes({ kind, headline, why }: LeadContent): Node[] {
  const words = el(
    "div",
    {},
    el("h2", { class: "headline", attributes: { tabindex: "-1", "data-testid": "headline" } }, ...prose(headline)),
    why && el("p", { class: "reason", attributes: { "data-testid": "reason" } }, ...prose(why)),
  );
  return [icon(pictures[kind]), words];
}

/** The change, one primary button with its lesser ones as icons, and the other places. */
export function leadNodes(content: LeadContent, actions: LeadActions): HTMLElement[] {
  const { changes, advice, places, fixed } = content;
  if (fixed) return [gatesView(fixed.gates), fixedRow(fixed, actions)].flatMap((part) => part ?? []);
  const change = changeView(changes);
  const parts = [
    change ?? (advice && el("p", { attributes: { "data-testid": "advice" } }, ...prose(advice))),
    actionRow(content, actions),
    otherPlaces(places, actions),
  ];
  return parts.filter((part): part is HTMLElement => typeof part === "object");
}

function actionRow({ isCorrected, places: [place] }: LeadContent, actions: LeadActions): HTMLElement | undefined {
  const apply = place?.fix
    ? button(`Fix in ${place.name}`, "apply-fix", () => actions.applyFix(0), "button primary")
    : undefined;
  if (apply && place?.fix) apply.title = place.fix;
  const copy: HTMLButtonElement | undefined = !isCorrected
    ? undefined
    : apply
      ? iconButton("copy", "Copy the corrected request", "copy-corrected", () => actions.copyCorrected(copy!))
      : button("Copy corrected request", "copy-corrected", () => actions.copyCorrected(copy!), "button primary");
  const insert =
    isCorrected &&
    iconButton("insert", "Insert the corrected request into the editor", "insert-corrected", actions.insertCorrected);
  const open = place && iconButton("code", `Open ${place.name}`, "open-place", () => actions.openPlace(0));
  if (!apply && !copy && !open) return undefined;
  const builtAt = !apply && place && button(place.name, "built-at", () => actions.openPlace(0), "link");
  return el("div", { class: "actions" }, apply, apply ? open : undefined, copy, insert, builtAt);
}

function otherPlaces(places: readonly Place[], actions: LeadActions): HTMLElement | undefined {
  const others = places.slice(1, mostPlaces).map(({ name, fix }, at) => {
    const index = at + 1;
    const open = button(name, `place-${index}`, () => actions.openPlace(index), "link");
    open.setAttribute("aria-label", `Open ${name}`);
    const apply = fix && iconButton("check", `Fix in ${name}: ${fix}`, `apply-${index}`, () => actions.applyFix(index));
    return el("li", {}, open, apply);
  });
  const more = places.length - mostPlaces;
  if (others.length === 0) return undefined;
  const rest = more > 0 ? el("li", { class: "quiet" }, `and ${more} more`) : undefined;
  return el("ul", { class: "places", attributes: { "aria-label": "Also built at" } }, ...others, rest);
}

function fixedRow({ canUndo }: Fixed, actions: LeadActions): HTMLElement {
  const undo = canUndo && button("Undo", "undo", actions.undo, "button");
  return el("div", { class: "actions" }, undo);
}
