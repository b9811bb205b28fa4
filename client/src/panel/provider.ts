import * as vscode from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient/node";
import type { Comparison } from "../../../server/src/core/compare/comparison.ts";
import type { Answer } from "../../../server/src/core/explain/answer.ts";
import { redact } from "../../../server/src/core/redact/index.ts";
import type { BuiltAt } from "../../../server/src/protocol.ts";
import type { Server } from "../client.ts";
import { clientId } from "../names.ts";
import { beginningsOnly } from "./beginnings.ts";
import { History, type Past } from "./history.ts";
import { panelHtml } from "./html.ts";
import { insertText } from "./insert.ts";
import type { FromPanel, ToPanel } from "./messages.ts";
import { openFile } from "./open-file.ts";
import { type Applied, applyFix, openPlace, placeOf, undoFix } from "./places.ts";
import { report } from "./report.ts";

/** A corrected request, and the masked pastes that it corrects. */
export interface Corrected {
  readonly text: string;
  readonly language: string | undefined;
  readonly replaces: readonly string[];
}

/** The masked texts of the boxes. */
type Pasted = Pick<Past, "request" | "response" | "working">;

/** The sidebar view: carries pastes to the server and answers back, and does what the panel's buttons ask. */
export class Panel implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly viewId = `${clientId}.panel`;
  readonly #extension: vscode.Uri;
  readonly #server: Server;
  readonly #output: vscode.LogOutputChannel;
  #view: vscode.WebviewView | undefined;
  #ready = false;
  #waiting: ToPanel[] = [];
  #running: vscode.CancellationTokenSource | undefined;
  #pasted: Pasted = { request: "", response: "" };
  #answer: Answer | undefined;
  #comparison: Comparison | undefined;
  #builtAt: readonly BuiltAt[] = [];
  /** The last answer as it was posted. */
  #posted: Extract<ToPanel, { type: "answer" }> | undefined;
  #applied: Applied | undefined;
  readonly #history = new History();

  constructor(extension: vscode.Uri, server: Server, output: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#server = server;
    this.#output = output;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.#extension, "dist")] };
    webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    view.onDidDispose(() => {
      this.#running?.cancel();
      this.#view = undefined;
      this.#ready = false;
    });
    webview.html = panelHtml(webview, this.#extension);
  }

  /** The corrected request of the likeliest cause shown, for the command that inserts it. */
  get corrected(): Corrected | undefined {
    const fix = this.#answer?.causes.find((cause) => cause.fix.corrected)?.fix;
    return fix?.corrected
      ? { text: fix.corrected, language: fix.language, replaces: replacesOf(this.#pasted) }
      : undefined;
  }

  /** Brings the panel to the front and, where a paste is given, explains it. Keys in it are masked here. */
  async show(paste?: Partial<Pasted>): Promise<void> {
    if (paste) {
      const { request = "", response = "", working } = paste;
      const masked = (text: string) => redact(text.trimEnd()).text;
      this.#post({
        type: "fill",
        request: masked(request),
        response: masked(response),
        ...(working !== undefined && { working: masked(working) }),
      });
    }
    await vscode.commands.executeCommand(`${Panel.viewId}.focus`);
    if (!paste) this.#post({ type: "focus" });
  }

  clear(): void {
    this.#post({ type: "clear" });
  }

  /** Opens the box of a request that works. */
  async compare(): Promise<void> {
    await vscode.commands.executeCommand(`${Panel.viewId}.focus`);
    this.#post({ type: "compare" });
  }

  /** What was explained before in this session, the newest first. */
  get past(): readonly Past[] {
    return this.#history.entries;
  }

  /** The answer as Markdown; undefined where there is none. */
  get report(): string | undefined {
    return this.#answer && report(beginningsOnly(this.#answer), this.#pasted, this.#comparison);
  }

  dispose(): void {
    this.#running?.cancel();
  }

  #post(message: ToPanel): void {
    if (this.#view && this.#ready) void this.#view.webview.postMessage(message);
    else if (message.type === "fill" || message.type === "clear") this.#waiting = [message];
    else if (message.type === "focus") this.#waiting.push(message);
  }

  async #receive(raw: unknown): Promise<void> {
    // Loaded with the first message only: an editor that never shows the panel never loads zod.
    const { parseFromPanel } = await import("./messages.ts");
    const message = parseFromPanel(raw);
    if (!message) {
      this.#output.warn("A message of the panel was not understood and was dropped.");
      return;
    }
    try {
      await this.#obey(message);
    } catch (error) {
      this.#output.error(`The panel's ${message.type} failed: ${String(error)}`);
    }
  }

  async #obey(message: FromPanel): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        for (const waiting of this.#waiting.splice(0)) this.#post(waiting);
        return;
      case "explain":
        return this.#explain(message);
      case "emptied":
        this.#forget({ request: "", response: "" });
        return this.#tell();
      case "open-file":
        return openFile(this);
      case "undo":
        return this.#undo();
      case "copy-corrected":
      case "insert-corrected": {
        const fix = this.#answer?.causes.find(({ id }) => id === message.cause)?.fix;
        if (!fix?.corrected) return;
        if (message.type === "copy-corrected") return vscode.env.clipboard.writeText(fix.corrected);
        return insertText({ text: fix.corrected, language: fix.language, replaces: replacesOf(this.#pasted) });
      }
      case "open":
        await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
        return;
      case "rule":
        await vscode.commands.executeCommand(`${clientId}.showRuleDocumentation`, message.id);
        return;
      case "open-place":
      case "apply-fix":
        return this.#place(message.index, message.type);
    }
  }

  async #place(index: number, what: "open-place" | "apply-fix"): Promise<void> {
    const place = this.#builtAt[index];
    if (!place) return;
    if (what === "open-place") return openPlace(place);
    const posted = this.#posted;
    this.#applied = await applyFix(place);
    if (!this.#applied || !posted) return;
    const fixed = {
      headline: vscode.l10n.t("Fixed in {0}", placeOf(place).name),
      canUndo: true,
      gates: place.fix?.gates ?? [],
    };
    this.#post({ ...posted, builtAt: [], fixed });
  }

  async #undo(): Promise<void> {
    const applied = this.#applied;
    this.#applied = undefined;
    if (applied && !(await undoFix(applied)))
      void vscode.window.showInformationMessage(
        vscode.l10n.t("The file was changed since. Undo in the editor instead."),
      );
    // Where the call is built is looked for anew.
    this.#post({ type: "fill", ...this.#pasted });
  }

  #forget(pasted: Pasted): void {
    this.#running?.cancel();
    this.#pasted = pasted;
    this.#answer = undefined;
    this.#comparison = undefined;
    this.#posted = undefined;
    this.#builtAt = [];
  }

  /** What the view's title and the palette offer. While the next answer is awaited they stay, rather than to flicker at every key. */
  #tell(): void {
    const has = (name: string, is: boolean) => vscode.commands.executeCommand("setContext", `${clientId}.${name}`, is);
    void has("hasAnswer", this.#answer !== undefined);
    void has("hasHistory", this.#history.entries.length > 0);
  }

  async #explain({ type: _, sequence, ...pasted }: Extract<FromPanel, { type: "explain" }>): Promise<void> {
    this.#forget(pasted);
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    try {
      const { answer, gates, timeline, comparison } = await this.#server.explain(
        { sequence, ...pasted },
        running.token,
      );
      if (running.token.isCancellationRequested) return;
      this.#answer = answer;
      this.#comparison = comparison;
      this.#posted = {
        type: "answer",
        sequence,
        answer: beginningsOnly(answer),
        ...(gates && { gates }),
        ...(timeline && { timeline }),
        ...(comparison && { comparison }),
      };
      this.#history.note({ title: answer.headline, ...pasted });
      // Before the answer is seen, so that what is offered for it is there by then.
      this.#tell();
      this.#post(this.#posted);
      await this.#findPlaces(this.#posted, running.token);
    } catch (error) {
      if (running.token.isCancellationRequested) return;
      this.#output.error(`A paste could not be explained: ${String(error)}`);
      this.#tell();
      this.#post({
        type: "failed",
        sequence,
        ...noAnswer(error),
      });
    } finally {
      running.dispose();
    }
  }

  /** Adds the lines of the workspace that build what was explained: the answer does not wait for them. */
  async #findPlaces(posted: Extract<ToPanel, { type: "answer" }>, token: vscode.CancellationToken): Promise<void> {
    try {
      const builtAt = await this.#server.builtAt({ sequence: posted.sequence }, token);
      if (token.isCancellationRequested || builtAt.length === 0) return;
      this.#builtAt = builtAt;
      this.#posted = { ...posted, builtAt: builtAt.map(placeOf) };
      this.#post(this.#posted);
    } catch (error) {
      if (!token.isCancellationRequested) this.#output.warn(`Where it is built was not found: ${String(error)}`);
    }
  }
}

const replacesOf = ({ request, response }: Pasted) => [request, response];

/** What the panel says where no answer came: the server's own sentence where the paste took too long (the protocol's RequestFailed). */
function noAnswer(error: unknown): { readonly message: string; readonly advice: string } {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed)
    return { message: vscode.l10n.t("This is too much to read at once"), advice: error.message };
  return {
    message: vscode.l10n.t("The language server gave no answer"),
    advice: vscode.l10n.t("Restart it, or see its output."),
  };
}
