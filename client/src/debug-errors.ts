import * as vscode from "vscode";
import { DebugOutput } from "./debug-output.ts";
import { boxFor } from "./panel/box-for.ts";
import type { Panel } from "./panel/provider.ts";
import type { SeenErrors } from "./seen-errors.ts";

/**
 * Follows what programs under a debugger print. The debug console has no menu that extensions may add to: the status bar
 * offers to explain a Deepgram error, and a command explains what was printed last.
 */
export class DebugErrors implements vscode.DebugAdapterTrackerFactory {
  readonly #panel: Panel;
  readonly #seen: SeenErrors;
  #newest: DebugOutput | undefined;

  constructor(panel: Panel, seen: SeenErrors) {
    this.#panel = panel;
    this.#seen = seen;
  }

  register(): vscode.Disposable {
    return vscode.debug.registerDebugAdapterTrackerFactory("*", this);
  }

  createDebugAdapterTracker(): vscode.DebugAdapterTracker {
    const output = new DebugOutput();
    return {
      onDidSendMessage: (message: unknown) => {
        const piece = outputOf(message);
        if (piece === undefined) return;
        this.#newest = output;
        const code = output.append(piece);
        if (code) this.#seen.offer(code, output);
      },
    };
  }

  /** Explains what was printed last. */
  async explain(): Promise<void> {
    const text = this.#newest?.text;
    if (text) return this.#panel.show(boxFor(text));
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The debug console has shown nothing yet. Start the program first."),
    );
  }
}

/** The text of a debug adapter's `output` event that a person would see. */
function outputOf(message: unknown): string | undefined {
  const { type, event, body } = (message ?? {}) as { type?: unknown; event?: unknown; body?: unknown };
  if (type !== "event" || event !== "output") return undefined;
  const { category, output } = (body ?? {}) as { category?: unknown; output?: unknown };
  return typeof output === "string" && category !== "telemetry" ? output : undefined;
}
