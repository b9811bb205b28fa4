import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

const root = new URL("../../..", import.meta.url).pathname;
const built = join(root, "dist/server.cjs");
/** The built server; DEEPGRAM_DOCTOR_SOURCE=1 runs it from source. */
const command =
  existsSync(built) && !process.env.DEEPGRAM_DOCTOR_SOURCE
    ? [built]
    : ["--import", "tsx", join(root, "server/src/lsp/main.ts")];

export interface EditorOptions {
  /** Asks for diagnostics itself, as VS Code does. Default true. */
  readonly pull?: boolean;
  readonly refresh?: boolean;
  /** Answers `workspace/configuration`. Default true. */
  readonly configuration?: boolean;
  /** Wants to be left alone while a person types. Default false. */
  readonly quiet?: boolean;
  /** Asks for the edits of the action that is picked. Default false. */
  readonly resolves?: boolean;
  readonly settings?: Record<string, unknown>;
  readonly files?: Readonly<Record<string, string>>;
  /** URIs of further workspace folders. */
  readonly folders?: readonly string[];
}

/** An editor at the other end of the wire: a folder of files, open documents, and a server as a process of its own. */
export class Editor {
  readonly folder: string;
  readonly pushed = new Map<string, PublishDiagnosticsParams[]>();
  readonly logged: string[] = [];
  readonly said: { readonly method: string; readonly params: unknown }[] = [];
  refreshes = 0;
  lensRefreshes = 0;
  settings: Record<string, unknown>;
  initialized!: InitializeResult;
  readonly #process: ChildProcess;
  readonly #documents = new Map<string, TextDocument>();
  readonly #results = new Map<string, { id: string | undefined; items: readonly Diagnostic[] }>();
  readonly wire: MessageConnection;

  private constructor(options: EditorOptions) {
    this.folder = mkdtempSync(join(tmpdir(), "dd-lsp-"));
    this.settings = options.settings ?? {};
    for (const [name, text] of Object.entries(options.files ?? {})) this.write(name, text);
    this.#process = spawn(process.execPath, [...command, "--stdio"], { stdio: ["pipe", "pipe", "inherit"], cwd: root });
    this.wire = createMessageConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.wire.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      const list = this.pushed.get(params.uri) ?? [];
      this.pushed.set(params.uri, [...list, params]);
    });
    this.wire.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.wire.onNotification((method: string, params: unknown) => {
      this.said.push({ method, params });
    });
    this.wire.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      return null;
    });
    this.wire.onRequest("workspace/codeLens/refresh", () => {
      this.lensRefreshes++;
      return null;
    });
    this.wire.onRequest("client/registerCapability", () => null);
    this.wire.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => this.settings));
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const editor = new Editor(options);
    const { pull = true, refresh = true, configuration = true, quiet = false } = options;
    editor.wire.listen();
    editor.initialized = await editor.wire.sendRequest("initialize", {
      processId: process.pid,
      rootUri: editor.uri(""),
      workspaceFolders: [editor.uri(""), ...(options.folders ?? [])].map((uri) => ({ uri, name: "test" })),
      capabilities: {
        textDocument: {
          ...(pull && { diagnostic: { dynamicRegistration: true } }),
          codeAction: {
            disabledSupport: true,
            ...(options.resolves && { dataSupport: true, resolveSupport: { properties: ["edit"] } }),
          },
        },
        workspace: {
          configuration,
          workspaceFolders: true,
          workspaceEdit: { documentChanges: true },
          diagnostics: { refreshSupport: refresh },
          codeLens: { refreshSupport: refresh },
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
      initializationOptions: {
        commands: ["showRuleDocumentation", "copyText", "fixHere", "explainDiagnostic", "callMenu"].map(
          (name) => `deepgramDoctor.${name}`,
        ),
        quiet,
        ...(!configuration && { settings: editor.settings }),
      },
    });
    await editor.wire.sendNotification("initialized", {});
    return editor;
  }

  /** A name that has a scheme of its own is a URI already. */
  uri(name: string): string {
    if (/^[\w-]{2,}:/.test(name)) return name;
    return pathToFileURL(join(this.folder, name)).href.replace(/\/$/, "");
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  async open(name: string, text: string): Promise<void> {
    const document = TextDocument.create(this.uri(name), languageOf(name), 1, text);
    this.#documents.set(name, document);
    const { uri, languageId, version } = document;
    await this.wire.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
  }

  text(name: string): string {
    return this.#document(name).getText();
  }

  /** Replaces the first occurrence of a text, as one incremental change. */
  async replace(name: string, from: string, to: string): Promise<void> {
    const start = this.text(name).indexOf(from);
    if (start < 0) throw new Error(`"${from}" does not stand in ${name}`);
    const document = this.#document(name);
    const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) };
    await this.change(name, [{ range, newText: to }]);
  }

  async change(name: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.#document(name);
    // From the end, so that each range is still right when it is applied.
    const changes = [...edits]
      .sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
      .map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(document, changes, document.version + 1);
    const { uri, version } = document;
    await this.wire.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  async save(name: string): Promise<void> {
    this.write(name, this.text(name));
    await this.wire.sendNotification("textDocument/didSave", { textDocument: { uri: this.uri(name) } });
  }

  async close(name: string): Promise<void> {
    this.#documents.delete(name);
    this.#results.delete(name);
    await this.wire.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri(name) } });
  }

  async configure(settings: Record<string, unknown>): Promise<void> {
    this.settings = settings;
    await this.wire.sendNotification("workspace/didChangeConfiguration", { settings: { deepgramDoctor: settings } });
  }

  /** One answer to a pull, as it comes over the wire. */
  pull(name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.wire.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: this.uri(name) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** The diagnostics of a document as an editor knows them after a pull. */
  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    const before = this.#results.get(name);
    const report = await this.pull(name, before?.id);
    if (report.kind === "unchanged") return before!.items;
    this.#results.set(name, { id: report.resultId, items: report.items });
    return report.items;
  }

  async codes(name: string): Promise<string[]> {
    return (await this.diagnostics(name)).map(({ code }) => String(code));
  }

  async actions(name: string, at: string | Range, only?: readonly string[]): Promise<CodeAction[]> {
    const range = typeof at === "string" ? this.rangeOf(name, at) : at;
    const diagnostics = this.#results.get(name)?.items ?? [];
    return this.wire.sendRequest("textDocument/codeAction", {
      textDocument: { uri: this.uri(name) },
      range,
      context: { diagnostics, ...(only && { only }) },
    });
  }

  /** Applies an edit to the open documents, as an editor would. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    for (const change of (edit.documentChanges ?? []) as TextDocumentEdit[]) {
      const [name] = [...this.#documents].find(([, each]) => each.uri === change.textDocument.uri) ?? [];
      if (name !== undefined) await this.change(name, change.edits as TextEdit[]);
    }
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
      const [name] = [...this.#documents].find(([, each]) => each.uri === uri) ?? [];
      if (name !== undefined) await this.change(name, edits);
    }
  }

  /** The text of a hover at the middle of the first occurrence of a text. */
  async hover(name: string, at: string): Promise<string | undefined> {
    const document = this.#document(name);
    const offset = this.text(name).indexOf(at) + Math.floor(at.length / 2);
    const params = { textDocument: { uri: document.uri }, position: document.positionAt(offset) };
    const found: { contents: { value: string } } | null = await this.wire.sendRequest("textDocument/hover", params);
    return found?.contents.value;
  }

  /** What is offered at the end of the first occurrence of a text. */
  async completions(name: string, after: string): Promise<CompletionItem[]> {
    const document = this.#document(name);
    const position = document.positionAt(this.text(name).indexOf(after) + after.length);
    return this.wire.sendRequest("textDocument/completion", { textDocument: { uri: document.uri }, position });
  }

  rangeOf(name: string, text: string): Range {
    const document = this.#document(name);
    const start = document.getText().indexOf(text);
    if (start < 0) throw new Error(`"${text}" does not stand in ${name}`);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  }

  /** The text under a range of an open document. */
  textAt(name: string, range: Range): string {
    return this.#document(name).getText(range);
  }

  /** Shuts the server down as the protocol wants it; gives the exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((done) => this.#process.once("exit", done));
    await this.wire.sendRequest("shutdown");
    await this.wire.sendNotification("exit");
    const code = await ended;
    this.wire.dispose();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  /** Goes away without a word, as an editor that was killed. Resolves when the server has ended, too. */
  async hangUp(): Promise<void> {
    const ended = new Promise((done) => this.#process.once("exit", done));
    this.#process.stdin?.destroy();
    this.#process.stdout?.destroy();
    await ended;
    this.wire.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #document(name: string): TextDocument {
    const document = this.#documents.get(name);
    if (!document) throw new Error(`${name} is not open`);
    return document;
  }
}

function languageOf(name: string): string {
  const extension = name.split(".").at(-1)!;
  if (extension === "tsx") return "typescriptreact";
  if (extension === "jsx") return "javascriptreact";
  return /ts$/.test(extension) ? "typescript" : "javascript";
}

/** Asks until an answer comes, and fails with `what` after `limit` milliseconds. */
export async function until<T>(what: string, probe: () => T | Promise<T>, limit = 8000): Promise<NonNullable<T>> {
  for (const end = performance.now() + limit; performance.now() < end; ) {
    const got = await probe();
    if (got !== undefined && got !== null && got !== false) return got;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`${what}: not within ${limit} ms`);
}

/** Starts an editor for one test and stops it afterwards, however it ends. */
export async function withEditor(options: EditorOptions, run: (editor: Editor) => Promise<void>): Promise<void> {
  const editor = await Editor.start(options);
  try {
    await run(editor);
  } finally {
    await editor.stop();
  }
}
