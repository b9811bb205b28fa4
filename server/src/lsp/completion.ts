import type { CompletionItem, CompletionParams } from "vscode-languageserver/node";
import { mayCall } from "../core/code/gate.ts";
import { slotInCalls } from "./completion-calls.ts";
import { slotInSetter, slotInUrl } from "./completion-slots.ts";
import { rangeIn } from "./convert.ts";
import type { Features } from "./features.ts";

/** Characters left of the cursor that are looked at. */
const window = 2000;

/** After a name its values are wanted; the command is VS Code's. */
const opensValues = { title: "Show Values", command: "editor.action.triggerSuggest" };

/** What the catalogue lists for the place at the cursor, with its documentation; nothing anywhere else. */
export async function completion(features: Features, params: CompletionParams): Promise<CompletionItem[]> {
  const document = features.session.documents.get(params.textDocument.uri);
  if (!document || !mayCall(document.getText())) return [];
  const { enabled } = await features.configuration.of(document.uri);
  if (!enabled) return [];
  const offset = document.offsetAt(params.position);
  const text = document.getText();
  const before = text.slice(Math.max(0, offset - window), offset);
  const cursor = { uri: document.uri, offset, before, after: /^[^\n]*/.exec(text.slice(offset, offset + window))![0] };
  const calls = () => features.analysis.lowered(document).calls;
  const slot = slotInUrl(cursor) ?? slotInSetter(cursor, calls) ?? slotInCalls(calls(), cursor);
  if (!slot) return [];
  const opens = features.session.abilities.commands.size > 0;
  const range = rangeIn(document, { start: Math.min(slot.start, offset), end: offset });
  return slot.items().map(({ text: written, quotes, ...item }, index) => ({
    ...item,
    sortText: String(index).padStart(4, "0"),
    ...(opens && /(?:=|: )$/.test(written ?? "") && { command: opensValues }),
    textEdit: { range, newText: written || item.label },
    ...(quotes && {
      additionalTextEdits: quotes.map((at) => ({
        range: rangeIn(document, { start: at, end: at + 1 }),
        newText: "`",
      })),
    }),
  }));
}
