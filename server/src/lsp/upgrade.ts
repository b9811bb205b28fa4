import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CallUpgrade, type Upgrade, type Upgrades, upgradesOf } from "../core/code/upgrade/index.ts";
import type { Edit } from "../core/exchange/origin.ts";
import { upgradeKind } from "./capabilities.ts";
import { workspaceEditOf } from "./convert.ts";
import type { Features } from "./features.ts";
import { leftByHand } from "./left-by-hand.ts";

interface Known {
  readonly version: number;
  readonly upgrades: Upgrades | undefined;
  whole?: Upgrade;
}

/** By document: the editor asks with every move of the cursor. */
const known = new WeakMap<TextDocument, Known>();

/**
 * 'Upgrade this call', at a call, and 'Upgrade this file to \@deepgram/sdk 5', on a line that imports the SDK, would be rewritten, or is
 * left to do by hand.
 */
export function upgradeActions(features: Features, document: TextDocument, range: Range): CodeAction[] {
  const found = upgradesIn(features, document);
  if (!found?.upgrades) return [];
  const whole = wholeOf(found);
  const lines = { start: { line: range.start.line, character: 0 }, end: { line: range.end.line + 1, character: 0 } };
  const [start, end] = [document.offsetAt(lines.start), document.offsetAt(lines.end) - 1];
  const places = [...whole.edits, ...found.upgrades.calls, ...whole.left.map(({ at }) => at)];
  const touched =
    document.getText(lines).includes("@deepgram/sdk") || places.some((at) => at.start <= end && start <= at.end);
  return [
    ...callAction(features, document, found.upgrades, document.offsetAt(range.start)),
    ...(touched ? fileAction(features, document, whole, CodeActionKind.RefactorRewrite) : []),
  ];
}

/** The whole file, for editors that are asked for it by name. */
export function upgradeSourceAction(features: Features, document: TextDocument): CodeAction[] {
  const found = upgradesIn(features, document);
  return found?.upgrades ? fileAction(features, document, wholeOf(found), upgradeKind) : [];
}

function fileAction(
  { texts, session }: Features,
  document: TextDocument,
  { edits, left }: Upgrade,
  kind: CodeActionKind,
): CodeAction[] {
  const edit = edits.length > 0 && workspaceEditOf(joined(edits), texts, session.abilities.versionedEdits);
  if (!edit) return [];
  const title = `Upgrade this file to @deepgram/sdk 5${inBrackets(leftInWords(left.length))}`;
  const shows = "deepgramDoctor.showLeftByHand";
  if (left.length === 0 || !session.abilities.commands.has(shows)) return [{ title, kind, edit }];
  const command = {
    title: "Show what is left by hand",
    command: shows,
    arguments: [leftByHand(document, { edits, left })],
  };
  return [{ title, kind, edit, command }];
}

/** The innermost call around the cursor. Where it has no new form, the reason is shown in place of the edit. */
function callAction(
  { texts, session }: Features,
  document: TextDocument,
  upgrades: Upgrades,
  at: number,
): CodeAction[] {
  const [index] = upgrades.calls
    .map((call, each) => ({ call, each }))
    .filter(({ call }) => call.text === document.uri && call.start <= at && at <= call.end)
    .sort((a, b) => a.call.end - a.call.start - (b.call.end - b.call.start))
    .map(({ each }) => each);
  if (index === undefined) return [];
  const kind = CodeActionKind.RefactorRewrite;
  const found = upgrades.one(index);
  if (found.calls.length === 0) {
    const reason = found.left[0]?.what;
    if (reason === undefined || !session.abilities.disabledActions) return [];
    return [{ title: "Upgrade this call to @deepgram/sdk 5", kind, disabled: { reason } }];
  }
  const edit = workspaceEditOf(joined(found.edits), texts, session.abilities.versionedEdits);
  return edit ? [{ title: titleOf(found), kind, edit }] : [];
}

function titleOf({ client, others, left }: CallUpgrade): string {
  const what = client === "along" ? "this call and its client" : "this call";
  const follow =
    client === "shared"
      ? `its client follows with the last of its calls, ${others} more`
      : client === "elsewhere"
        ? "its client is made elsewhere"
        : "";
  return `Upgrade ${what} to @deepgram/sdk 5${inBrackets(follow, leftInWords(left.length))}`;
}

function upgradesIn({ project, analysis }: Features, document: TextDocument): Known | undefined {
  const { uri, version } = document;
  const text = document.getText();
  const before = known.get(document);
  if (before?.version === version) return before;
  // The client may come from another file, so that only its calls tell.
  const { calls, broken } = analysis.lowered(document);
  const uses = text.includes("@deepgram/sdk") || calls.some(({ via }) => via === "sdk");
  // Of a text that does not parse, edits would stand in wrong places and over each other.
  const upgrades = uses && !broken?.includes(uri) ? upgradesOf({ uri, text }, project) : undefined;
  const found = { version, upgrades };
  known.set(document, found);
  return found;
}

function wholeOf(found: Known): Upgrade {
  found.whole ??= found.upgrades!.whole();
  return found.whole;
}

/** Edits in order, those that touch as one: editors differ in what they make of an insertion where a replacement begins. */
export function joined(edits: readonly Edit[]): Edit[] {
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
  return count === 1 ? "1 place is left to do by hand" : `${count} places are left to do by hand`;
}

function inBrackets(...remarks: readonly string[]): string {
  const said = remarks.filter(Boolean);
  return said.length > 0 ? ` (${said.join("; ")})` : "";
}
