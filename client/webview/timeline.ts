import type { Timeline, TimelineMark } from "../../server/src/core/explain/timeline.ts";
import { el } from "./dom.ts";
import { framePicker } from "./frame-picker.ts";

const svg = "http://www.w3.org/2000/svg";
const width = 400;
/** Sent frames stand in the upper lane, received ones in the lower; a close crosses both. */
const lanes: Readonly<Record<TimelineMark["kind"], readonly [top: number, height: number]>> = {
  sent: [4, 16],
  keepalive: [4, 16],
  received: [24, 16],
  close: [0, 44],
};

/** The socket's frames as a picture, with the same in words beside it. */
export function timelineView({ length, marks, gaps, words }: Timeline): HTMLElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", `0 0 ${width} 44`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("class", "timeline-picture");
  picture.setAttribute("aria-hidden", "true");
  const x = (at: number) => (at / length) * (width - 3);
  for (const { from, to } of gaps) picture.append(box("gap", x(from) + 2, 4, x(to) - x(from) - 2, 16));
  const boxes = marks.map(({ at, kind }) => box(kind, x(at), lanes[kind][0], kind === "close" ? 3 : 2, lanes[kind][1]));
  picture.append(...boxes);
  let marked: SVGRectElement | undefined;
  const mark = (index: number | undefined) => {
    marked?.classList.remove("active");
    marked = index === undefined ? undefined : boxes[index];
    marked?.classList.add("active");
  };
  const legend = (["sent", "keepalive", "received", "close", "gap"] as const)
    .filter((kind) => (kind === "gap" ? gaps.length > 0 : marks.some((mark) => mark.kind === kind)))
    .map((kind) => el("span", { class: `legend ${kind}` }, names[kind]));
  return el(
    "section",
    { class: "timeline", attributes: { "aria-label": "Timeline", "data-testid": "timeline" } },
    el("h2", {}, "Timeline"),
    ...framePicker(picture, marks, length, mark),
    el("div", { class: "legends", attributes: { "aria-hidden": "true" } }, ...legend),
    el("ul", { class: "timeline-words" }, ...words.map((line) => el("li", {}, line))),
  );
}

const names = { sent: "sent", keepalive: "KeepAlive", received: "received", close: "close", gap: "nothing sent" };

function box(kind: string, x: number, y: number, wide: number, high: number): SVGRectElement {
  const shape = document.createElementNS(svg, "rect");
  for (const [name, value] of Object.entries({ x, y, width: Math.max(0, wide), height: high }))
    shape.setAttribute(name, value.toFixed(1));
  shape.setAttribute("class", kind);
  return shape;
}
