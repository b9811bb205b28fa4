import { TextDocument } from "vscode-languageserver-textdocument";
import type { Upgrade } from "../core/code/upgrade/index.ts";
import { afterEdits } from "../core/text/after-edits.ts";
import type { LeftByHand } from "../protocol.ts";
import { rangeIn } from "./convert.ts";

/** What an upgrade leaves to a person, where it stands once the edits are made. */
export function leftByHand(document: TextDocument, { edits, left }: Pick<Upgrade, "edits" | "left">): LeftByHand[] {
  if (left.length === 0) return [];
  const { uri } = document;
  const own = edits.filter((edit) => edit.text === uri);
  const { text, placeOf } = afterEdits(document.getText(), own);
  const written = TextDocument.create(uri, document.languageId, 0, text);
  return left
    .filter(({ at }) => at.text === uri)
    .map(({ at, what }) => {
      const { start, end } = placeOf(at);
      return { uri, range: rangeIn(written, { start, end }), what, text: text.slice(start, end) };
    });
}
