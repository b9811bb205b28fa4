/** Outlines on a 16 by 16 grid, drawn for this panel. */
const paths = {
  against: "M4 8h8",
  check: "M3 8.5l3.2 3.2L13 5",
  chevron: "M6 4l4 4-4 4",
  compare: "M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13",
  code: "M6 4L2.5 8 6 12M10 4l3.5 4-3.5 4",
  copy: "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
  cross: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  edit: "M3 13l.7-2.8 7.3-7.3 2.1 2.1-7.3 7.3zM9.6 4.3l2.1 2.1",
  evidence: "M8 7.5v1",
  external: "M6.5 3.5h-3v9h9v-3M9 3.5h3.5V7M12.5 3.5L7.5 8.5",
  fold: "M4 10l4-4 4 4",
  info: "M8 7v5M8 4v1.2",
  insert: "M8 2.5v7M5 6.8l3 3 3-3M3 13h10",
  lock: "M4.5 7.5h7v5.5h-7zM6 7.5V5.3a2 2 0 0 1 4 0v2.2",
  file: "M4 2.5h5l3 3v8H4zM9 2.5v3h3",
  question: "M5.8 6a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.7-.9 1.5M8 11.6v1",
  unknown: "M8 7.5v1",
} as const;

export type IconName = keyof typeof paths;

const svg = "http://www.w3.org/2000/svg";

/** A picture for the eye only: screen readers get the words beside it. */
export function icon(name: IconName, className = ""): SVGSVGElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", `icon ${className}`.trim());
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", paths[name]);
  picture.append(path);
  return picture;
}
