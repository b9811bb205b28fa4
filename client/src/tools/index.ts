import * as vscode from "vscode";
import type { ToolAnswer } from "../../../server/src/protocol.ts";
import type { Server } from "../client.ts";
import { type CheckInput, withEditorText } from "./check-input.ts";

/** Offers `deepgram_check` and `deepgram_explain` to language models, in editors that have such tools. */
export function registerTools(server: Server): vscode.Disposable[] {
  if (typeof vscode.lm?.registerTool !== "function") return [];
  return [
    vscode.lm.registerTool<CheckInput>("deepgram_check", {
      prepareInvocation: () => ({ invocationMessage: vscode.l10n.t("Checking Deepgram calls") }),
      invoke: async ({ input }, token) =>
        resultOf(await server.tool({ name: "deepgram_check", input: await withEditorText(input) }, token)),
    }),
    vscode.lm.registerTool<object>("deepgram_explain", {
      prepareInvocation: () => ({ invocationMessage: vscode.l10n.t("Looking for the cause of a Deepgram error") }),
      invoke: async ({ input }, token) => resultOf(await server.tool({ name: "deepgram_explain", input }, token)),
    }),
  ];
}

/** The short text first, for models that read no further. */
function resultOf({ text, report }: ToolAnswer): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([
    new vscode.LanguageModelTextPart(text),
    new vscode.LanguageModelTextPart(JSON.stringify(report)),
  ]);
}
