import type ts from "typescript";
import { placesThatMayLead } from "./gate.ts";
import type { Parsed } from "./parse.ts";
import { typescript } from "./typescript.ts";

/** Words in comments beyond these are taken for code. */
const mostPlaces = 40;

/** Whether other files may call Deepgram by what this one holds: `mayLead`, without its comments. */
export function leadsOthers({ text, source }: Parsed): boolean {
  const places = placesThatMayLead(text, mostPlaces);
  return places.length === mostPlaces || places.some((place) => !isInComment(source, place));
}

/** Whether what stands at `place` comes before the token that it belongs to. */
function isInComment(source: ts.SourceFile, place: number): boolean {
  const { forEachChild } = typescript();
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = forEachChild(node, (child) =>
      child.pos <= place && place < child.end ? child : undefined,
    );
    if (!inner) return node === source || place < node.getStart(source);
    node = inner;
  }
}
