import type { CodeAction, Range } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Features } from "./features.ts";

/** 'Copy this call as curl, fetch or SDK': for calls whose parts are known. */
export function copyActions(_features: Features, _document: TextDocument, _range: Range): CodeAction[] {
  return [];
}
