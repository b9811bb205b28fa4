import { el } from "./dom.ts";

/** Text with `code` in backticks shown as code. Nothing else in it is markup. */
export function prose(text: string): Node[] {
  return text
    .split(/(`[^`\n]+`)/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece.length > 2 && piece.startsWith("`") && piece.endsWith("`")
        ? el("code", {}, piece.slice(1, -1))
        : document.createTextNode(piece),
    );
}
