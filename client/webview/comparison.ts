import {
  type Comparison,
  type Difference,
  mattersInWords,
  type Side,
} from "../../server/src/core/compare/comparison.ts";
import type { CardActions } from "./cause-card.ts";
import { el } from "./dom.ts";
import type { Mark } from "./marks.ts";
import { prose } from "./prose.ts";

/** The fold of what only differs, among those of the causes. */
export const othersFold = "comparison";

type Actions = Pick<CardActions, "reveal" | "toggled">;

/** The name of one side of a difference, shared by its button and its mark. */
const sideId = (side: "failing" | "working", index: number) => `${othersFold}/${side}/${index}`;

/** Where the differences stand in the text of one box. */
export function comparisonMarks(comparison: Comparison | undefined, box: "request" | "response" | "working"): Mark[] {
  return (comparison?.differences ?? []).flatMap((difference, index) => {
    const side = box === "working" ? "working" : "failing";
    const at = difference[side]?.at;
    if (!at || (side === "failing" && at.text !== `paste:${box}`)) return [];
    const telling = side === "failing" && difference.matters !== "only-differs";
    return [{ start: at.start, end: at.end, id: sideId(side, index), for: telling }];
  });
}

/** A failing request beside a working one: what matters as a table, what only differs folded away below. */
export function comparisonView(comparison: Comparison, open: boolean, actions: Actions): HTMLElement {
  const { summary, differences, same, notCompared } = comparison;
  const rows = differences.map((difference, index) => ({ difference, index }));
  const telling = rows.filter(({ difference }) => difference.matters !== "only-differs");
  const others = rows.filter(({ difference }) => difference.matters === "only-differs");
  const notes = [...same, ...notCompared].map((line) => el("li", {}, ...prose(line)));
  return el(
    "section",
    { class: "comparison", attributes: { "aria-label": "Comparison", "data-testid": "comparison" } },
    el("h2", {}, "Compared with the working request"),
    el("p", { attributes: { "data-testid": "comparison-summary" } }, ...prose(summary)),
    telling.length ? table("What may matter", telling, actions) : undefined,
    others.length ? folded(others, open || telling.length === 0, actions) : undefined,
    notes.length ? el("ul", { class: "comparison-notes" }, ...notes) : undefined,
  );
}

interface Row {
  readonly difference: Difference;
  readonly index: number;
}

function folded(rows: readonly Row[], open: boolean, actions: Actions): HTMLElement {
  const title =
    rows.length === 1
      ? "1 more difference, not known to matter"
      : `${rows.length} more differences, not known to matter`;
  const details = el(
    "details",
    { class: "comparison-others", attributes: { "data-testid": "comparison-others" } },
    el("summary", { attributes: { "data-key": `${othersFold}:others` } }, title),
    table("Differences not known to matter", rows, actions),
  );
  details.open = open;
  details.addEventListener("toggle", () => actions.toggled(othersFold, details.open));
  return details;
}

/** Roles are written out: a narrow panel lays the cells out in blocks, which would take them away. */
function table(label: string, rows: readonly Row[], actions: Actions): HTMLElement {
  const heads = ["What", "Failing", "Working"].map((head) =>
    el("th", { attributes: { role: "columnheader", scope: "col" } }, head),
  );
  return el(
    "table",
    { class: "differences", attributes: { role: "table", "aria-label": label } },
    el("thead", { attributes: { role: "rowgroup" } }, el("tr", { attributes: { role: "row" } }, ...heads)),
    el("tbody", { attributes: { role: "rowgroup" } }, ...rows.map((row) => tableRow(row, actions))),
  );
}

function tableRow({ difference, index }: Row, actions: Actions): HTMLElement {
  const { name, failing, working, matters, why } = difference;
  const telling = matters !== "only-differs";
  return el(
    "tr",
    { attributes: { role: "row", "data-testid": "difference", "data-matters": matters } },
    el(
      "th",
      { attributes: { role: "rowheader", scope: "row" } },
      el("span", { class: "difference-name" }, name),
      telling && el("span", { class: `matters ${matters}` }, mattersInWords(matters)),
      telling && el("p", { class: "difference-why" }, ...prose(why)),
    ),
    cell("Failing", failing, sideId("failing", index), actions),
    cell("Working", working, sideId("working", index), actions),
  );
}

function cell(label: string, side: Side | undefined, id: string, actions: Actions): HTMLElement {
  const shown = side
    ? el(
        "button",
        {
          class: "side-text",
          attributes: { type: "button", "data-testid": "side", "data-evidence": id, "data-key": id },
          on: { click: () => actions.reveal(id) },
        },
        el("span", { class: "hidden" }, `Show in the ${label.toLowerCase()} request: `),
        side.text,
      )
    : el("span", { class: "absent" }, "not there");
  return el(
    "td",
    { attributes: { role: "cell" } },
    el("span", { class: "side-label", attributes: { "aria-hidden": "true" } }, label),
    shown,
  );
}
