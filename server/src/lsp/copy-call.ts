import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CallForm, canRender, renderCall } from "../core/render/index.ts";
import type { Features } from "./features.ts";

const command = "deepgramDoctor.copyText";
const forms: readonly (readonly [CallForm, string])[] = [
  ["curl", "curl"],
  ["fetch", "fetch"],
  ["sdk-v5", "SDK v5"],
];

/** 'Copy this call as curl, fetch or SDK v5', for the innermost call around a place whose address is known. */
export function copyActions({ session, analysis }: Features, document: TextDocument, range: Range): CodeAction[] {
  if (!session.abilities.commands.has(command)) return [];
  const at = document.offsetAt(range.start);
  const [call] = analysis
    .lowered(document)
    .calls.filter(({ origin, target }) => origin.text === document.uri && target.host !== undefined && target.path)
    .filter(({ origin }) => origin.start <= at && at <= origin.end)
    .sort((a, b) => a.origin.end - a.origin.start - (b.origin.end - b.origin.start));
  if (!call) return [];
  return forms
    .filter(([form]) => canRender(call, form))
    .map(([form, name]) => {
      const title = `Copy this call as ${name}`;
      return {
        title,
        kind: CodeActionKind.RefactorRewrite,
        command: { title, command, arguments: [renderCall(call, form)] },
      };
    });
}
