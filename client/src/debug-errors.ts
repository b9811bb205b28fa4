import * as vscode from "vscode";
import { DebugOutput } from "./debug-output.ts";
import { boxFor } from "./panel/box-for.ts";
import type { Panel } from "./panel/provider.ts";

const explainIt = "Explain this Deepgram error";

/**
 * Follows what programs under a debugger print. The debug console has no menu that extensions may add to: a notification
 * offers to explain a Deepgram error, once for each, and a command explains what was printed last.
 */
export class DebugErrors implements vscode.DebugAdapterTrackerFactory {
  readonly #panel: Panel;
  #newest: DebugOutput | undefined;

  constructor(panel: Panel) {
    this.#panel = panel;
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
        if (code) void this.#offer(code, output);
      },
    };
  }

  /** Explains what was printed last. */
  async explain(): Promise<void> {
    const text = this.#newest?.text;
    if (text) return this.#panel.show(boxFor(text));
    void vscode.window.showInformationMessage("The debug console has shown nothing yet. Start the program first.");
  }

  async #offer(code: string, output: DebugOutput): Promise<void> {
    const picked = await vscode.window.showInformationMessage(`The program got a Deepgram error: ${code}`, explainIt);
    if (picked) await this.#panel.show(boxFor(output.text));
  }
}

/** The text of a debug adapter's `output` event that a person would see. */
function outputOf(message: unknown): string | undefined {
  const { type, event, body } = (message ?? {}) as { type?: unknown; event?: unknown; body?: unknown };
  if (type !== "event" || event !== "output") return undefined;
  const { category, output } = (body ?? {}) as { category?: unknown; output?: unknown };
  return typeof output === "string" && category !== "telemetry" ? output : undefined;
}
