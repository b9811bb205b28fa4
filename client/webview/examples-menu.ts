import { type Example, examples } from "./examples.ts";
import { menuButton } from "./menu.ts";

export function examplesMenu(pick: (example: Example) => void): HTMLElement {
  return menuButton({
    label: "Examples",
    testid: "examples",
    items: () =>
      examples.map((example) => ({
        testid: `example-${example.id}`,
        title: example.title,
        detail: example.detail,
        pick: () => pick(example),
      })),
  });
}
