import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Upgrade, upgradeSource } from "../core/code/upgrade/index.ts";
import type { Edit } from "../core/exchange/origin.ts";
import { workspaceEditOf } from "./convert.ts";
import type { Features } from "./features.ts";

interface Known {
  readonly version: number;
  readonly upgrade: Upgrade | undefined;
}

/** By document: the editor asks with every move of the cursor. */
const known = new WeakMap<TextDocument, Known>();

/** 'Upgrade this file to \@deepgram/sdk 5', on a line that imports the SDK, would be rewritten, or is left to do by hand. */
export function upgradeActions(features: Features, document: TextDocument, range: Range): CodeAction[] {
  if (!/@deepgram\/sdk/.test(document.getText())) return [];
  const upgrade = upgradeOf(features, document);
  if (!upgrade || upgrade.edits.length === 0) return [];
  const { edits, calls, left } = upgrade;
  const lines = { start: { line: range.start.line, character: 0 }, end: { line: range.end.line + 1, character: 0 } };
  const [start, end] = [document.offsetAt(lines.start), document.offsetAt(lines.end) - 1];
  const places = [...edits, ...calls, ...left.map(({ at }) => at)];
  const touched =
    document.getText(lines).includes("@deepgram/sdk") || places.some((at) => at.start <= end && start <= at.end);
  const edit = touched && workspaceEditOf(joined(edits), features.texts, features.session.abilities.versionedEdits);
  if (!edit) return [];
  const title = `Upgrade this file to @deepgram/sdk 5${leftInWords(left.length)}`;
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit }];
}

function upgradeOf({ project }: Features, document: TextDocument): Upgrade | undefined {
  const { uri, version } = document;
  const before = known.get(document);
  if (before?.version === version) return before.upgrade;
  const upgrade = upgradeSource({ uri, text: document.getText() }, project);
  known.set(document, { version, upgrade });
  return upgrade;
}

/** Edits in order, those that touch as one: editors differ in what they make of an insertion where a replacement begins. */
function joined(edits: readonly Edit[]): Edit[] {
  const made: Edit[] = [];
  for (const edit of edits) {
    const last = made.at(-1);
    if (last?.text === edit.text && last.end === edit.start)
      made[made.length - 1] = { ...last, end: edit.end, newText: last.newText + edit.newText };
    else made.push(edit);
  }
  return made;
}

function leftInWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " (1 place is left to do by hand)" : ` (${count} places are left to do by hand)`;
}
