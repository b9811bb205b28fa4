import * as vscode from "vscode";
import type { LeftByHand } from "../../../server/src/protocol.ts";
import { clientId, diagnosticSource, languages } from "../names.ts";
import { rangeOf } from "../panel/places.ts";
import { Checklist } from "./checklist.ts";
import { follow, found, isDone, type Tracked } from "./tracked.ts";

export interface Place extends Tracked {
  readonly what: string;
  /** Taken off the list by hand. */
  readonly ticked?: true;
}

const code = "upgrade-by-hand";

/** What an upgrade left to a person, as findings at their places until the text there is changed. Kept as long as the window. */
export class ByHand implements vscode.Disposable, vscode.CodeActionProvider {
  readonly #places = new Map<string, readonly Place[]>();
  readonly #diagnostics = vscode.languages.createDiagnosticCollection(`${clientId}.upgrade`);
  readonly #checklist = new Checklist();
  readonly #parts = vscode.Disposable.from(
    this.#diagnostics,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = document.uri.toString();
      const places = this.#places.get(uri);
      if (!places || contentChanges.length === 0) return;
      this.#set(
        document,
        places.map((place) => contentChanges.reduce((at, change) => follow(at, change), place)),
      );
    }),
    vscode.languages.registerCodeActionsProvider(
      languages.map((language) => ({ language })),
      this,
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  /** Takes the places of an upgrade that was applied; of a file whose changes were left out, none is found. */
  async take(left: readonly LeftByHand[]): Promise<void> {
    for (const uri of new Set(left.map((each) => each.uri))) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
      const text = document.getText();
      const places = left
        .filter((each) => each.uri === uri)
        .flatMap(({ what, range, text: there }): Place[] => {
          const start = found(text, there, document.offsetAt(rangeOf(range).start));
          return start === undefined ? [] : [{ what, text: there, start, end: start + there.length }];
        });
      this.#set(document, places);
    }
  }

  /** All places beside the code, as a list that ticks itself off. */
  showChecklist(): Promise<void> {
    return this.#checklist.show(this.#places);
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const uri = document.uri.toString();
    return (this.#diagnostics.get(document.uri) ?? [])
      .filter((each) => each.range.intersection(range))
      .map((diagnostic) => {
        const action = new vscode.CodeAction(
          vscode.l10n.t("Done: take it off the upgrade's list"),
          vscode.CodeActionKind.QuickFix,
        );
        action.diagnostics = [diagnostic];
        const at = document.offsetAt(diagnostic.range.start);
        action.command = { title: action.title, command: `${clientId}.upgradeDone`, arguments: [uri, at] };
        return action;
      });
  }

  tick(uri: unknown, at: unknown): void {
    const places = typeof uri === "string" ? this.#places.get(uri) : undefined;
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (places && document)
      this.#set(
        document,
        places.map((each) => (each.start === at ? { ...each, ticked: true } : each)),
      );
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #set(document: vscode.TextDocument, places: readonly Place[]): void {
    const uri = document.uri.toString();
    const text = document.getText();
    this.#places.set(uri, places);
    const done = places.map((place) => place.ticked === true || isDone(place, text));
    this.#diagnostics.set(
      document.uri,
      places.filter((_, index) => !done[index]).map((place) => diagnosticOf(document, place)),
    );
    this.#checklist.tick(uri, done);
  }
}

function diagnosticOf(document: vscode.TextDocument, { start, end, what }: Place): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const made = new vscode.Diagnostic(
    range,
    vscode.l10n.t("By hand for @deepgram/sdk 5: {0}", what),
    vscode.DiagnosticSeverity.Warning,
  );
  made.source = diagnosticSource;
  made.code = code;
  return made;
}
