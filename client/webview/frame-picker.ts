import type { TimelineMark } from "../../server/src/core/explain/timeline.ts";
import { el } from "./dom.ts";

/**
 * Lets one frame after the other tell what it is: by the pointer over the picture, or by arrow keys as a slider.
 * @param mark - draws the picture with the frame of this index standing out; undefined: none
 */
export function framePicker(
  picture: SVGElement,
  marks: readonly TimelineMark[],
  length: number,
  mark: (index: number | undefined) => void,
): HTMLElement[] {
  const said = el("p", {
    class: "timeline-said",
    attributes: { "data-testid": "timeline-said", "aria-hidden": "true" },
  });
  const idle = "Point at a frame, or use the arrow keys, to read it.";
  said.textContent = idle;
  let now = 0;
  const show = (index: number) => {
    now = Math.min(marks.length - 1, Math.max(0, index));
    const { text } = marks[now]!;
    said.textContent = text;
    frame.setAttribute("aria-valuenow", String(now + 1));
    frame.setAttribute("aria-valuetext", text);
    mark(now);
  };
  const hide = () => {
    if (document.activeElement === frame) return show(now);
    said.textContent = idle;
    mark(undefined);
  };
  const steps: Readonly<Record<string, () => number>> = {
    ArrowRight: () => now + 1,
    ArrowDown: () => now + 1,
    ArrowLeft: () => now - 1,
    ArrowUp: () => now - 1,
    PageDown: () => now + 10,
    PageUp: () => now - 10,
    Home: () => 0,
    End: () => marks.length - 1,
  };
  const frame = el(
    "div",
    {
      class: "timeline-frame",
      attributes: {
        role: "slider",
        tabindex: "0",
        "aria-label": "Frames",
        "aria-valuemin": "1",
        "aria-valuemax": String(marks.length),
        "aria-valuenow": "1",
        "aria-valuetext": marks[0]!.text,
        "data-testid": "timeline-frames",
        "data-key": "timeline-frames",
      },
      on: {
        focus: () => show(now),
        blur: hide,
        pointerleave: hide,
        pointermove: (event) => show(nearest(event as PointerEvent, picture, marks, length)),
        keydown: (event) => {
          const step = steps[(event as KeyboardEvent).key];
          if (!step) return;
          event.preventDefault();
          show(step());
        },
      },
    },
    picture,
  );
  return [frame, said];
}

/** The frame nearest to the pointer in its lane; where the lane has none, in any. */
function nearest(
  { clientX, clientY }: PointerEvent,
  picture: SVGElement,
  marks: readonly TimelineMark[],
  length: number,
): number {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const at = ((clientX - left) / width) * length;
  const lower = clientY - top > height / 2;
  const distance = ({ at: there, kind }: TimelineMark) =>
    Math.abs(there - at) + (kind !== "close" && (kind === "received") !== lower ? length / 50 : 0);
  let best = 0;
  for (const [index, mark] of marks.entries()) if (distance(mark) < distance(marks[best]!)) best = index;
  return best;
}
