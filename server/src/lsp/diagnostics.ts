import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type Position,
  ResponseError,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../core/rules/rule.ts";
import { nodeDisk } from "../files/disk.ts";
import { pathOf } from "../files/uris.ts";
import { keyOf } from "./analysis.ts";
import { diagnosticOf, uncheckedAt } from "./convert.ts";
import { Elsewhere } from "./elsewhere.ts";
import type { Features } from "./features.ts";
import { guarded } from "./guard.ts";
import { Quiet, realClock } from "./quiet.ts";

interface Last {
  /** The version that was checked, and the round of settings and related files in which it was. */
  readonly version: number;
  readonly round: number;
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** Findings as diagnostics: answered when the editor asks, pushed to editors that do not, and to files that are not open. */
export class Diagnostics {
  readonly #on: Omit<Features, "diagnostics">;
  readonly #last = new Map<string, Last>();
  /** Documents whose newest text is to be checked only after a save. */
  readonly #unsaved = new Set<string>();
  /** Files that are not open and for which something was pushed. */
  readonly #pushed = new Set<string>();
  readonly #elsewhere = new Elsewhere();
  readonly #quiet: Quiet | undefined;
  /** Open documents of which there is no file. */
  readonly #onlyHere = new Set<string>();
  readonly #dirty = new Set<string>();
  /** Documents for which the editor asks by itself; undefined: all that are open. */
  shown: ReadonlySet<string> | undefined;
  #round = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(features: Omit<Features, "diagnostics">) {
    this.#on = features;
    const { documents, abilities } = features.session;
    // What is held back can be told later only to an editor that can be told to ask again.
    const canWait = abilities.quiet && (!abilities.pull || abilities.refresh);
    this.#quiet = canWait ? new Quiet(realClock, (uri) => this.refresh([uri])) : undefined;
    for (const document of documents.all()) this.#quiet?.text(document.uri, document.getText());
    documents.onDidChangeContent(({ document }) => this.#changed(document));
    documents.onDidSave(({ document }) => {
      this.#quiet?.rest(document.uri);
      if (this.#unsaved.delete(document.uri)) this.refresh([document.uri]);
    });
    documents.onDidClose(({ document }) => this.#closed(document.uri));
    for (const document of documents.all()) if (!abilities.pull) this.#push(document.uri);
  }

  /** Answers `textDocument/diagnostic`, for the newest text whatever version was meant. */
  async report(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { uri } = params.textDocument;
    await this.#on.session.queue.settled();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "No longer wanted");
    const { id, items } = await this.#current(uri);
    if (this.shown && !this.shown.has(uri)) this.shown = new Set([...this.shown, uri]);
    this.#unpush(uri);
    if (params.previousResultId === id) return { kind: "unchanged", resultId: id };
    return { kind: "full", resultId: id, items: [...items] };
  }

  /** The findings that lie in a document, for its newest text. */
  async findings(document: TextDocument): Promise<readonly Finding[]> {
    const { enabled, config } = await this.#on.configuration.of(document.uri);
    if (!enabled) return [];
    const own = this.#on.analysis.check(document, config).findings;
    const key = keyOf(document.uri);
    return [...own.filter((finding) => keyOf(finding.at.text) === key), ...this.#elsewhere.in(document.uri)];
  }

  /** The cursor moved in a document without a key that writes. */
  caret(uri: string, position: Position): void {
    const document = this.#on.session.documents.get(uri);
    if (!document || !this.#quiet) return;
    const calls = this.#on.analysis.lowered(document).calls.map(({ origin }) => origin);
    this.#quiet.caret(
      uri,
      document.offsetAt(position),
      calls.filter(({ text }) => text === uri),
    );
  }

  /** Has these documents (all, unless named) checked anew: settings or related files have changed. */
  refresh(uris: readonly string[] = this.#on.session.documents.keys()): void {
    this.#round++;
    for (const uri of uris) this.#dirty.add(uri);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const dirty = [...this.#dirty];
      this.#dirty.clear();
      const { abilities, connection } = this.#on.session;
      if (!abilities.pull) for (const uri of dirty) this.#push(uri);
      else if (abilities.refresh) connection.languages.diagnostics.refresh().catch(() => undefined);
    }, 30);
  }

  /** Shows what was found in a file that no editor holds open; for open ones the editor asks. */
  publish(uri: string, findings: readonly Finding[]): void {
    const { session, texts } = this.#on;
    if (this.isShown(uri)) return;
    const all = [...findings, ...this.#elsewhere.in(uri)];
    if (all.length === 0 && !this.#pushed.has(uri)) return;
    const document = texts(uri);
    const diagnostics = document ? all.map((finding) => diagnosticOf(finding, document, texts)) : [];
    if (diagnostics.length > 0) this.#pushed.add(uri);
    else this.#pushed.delete(uri);
    void session.connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Takes what a check found outside of the file that was checked, and shows it there. */
  elsewhere(source: string, findings: readonly Finding[]): void {
    const key = keyOf(source);
    const concerned = this.#elsewhere.set(
      source,
      findings.filter((finding) => keyOf(finding.at.text) !== key),
    );
    const open = concerned.filter((uri) => this.isShown(uri));
    if (open.length > 0) this.refresh(open);
    for (const uri of concerned) if (!open.includes(uri)) this.publish(uri, []);
  }

  async #current(uri: string): Promise<Pick<Last, "id" | "items">> {
    const { configuration, analysis, session, status, texts } = this.#on;
    const settings = await configuration.of(uri);
    const document = session.documents.get(uri);
    const before = this.#last.get(uri);
    if (!document) return { id: "0", items: [] };
    const waits = settings.run === "onSave" && this.#unsaved.has(uri);
    if (before && before.round === this.#round && (before.version === document.version || waits)) return before;
    if (waits && before) {
      this.#last.set(uri, { ...before, round: this.#round });
      return before;
    }
    const checked = settings.enabled ? analysis.check(document, settings.config) : undefined;
    for (const problem of checked?.problems ?? []) session.log(`${uri}: ${problem}`);
    this.elsewhere(uri, checked?.findings ?? []);
    const all = settings.enabled ? await this.findings(document) : [];
    const findings = this.#quiet?.filter(uri, all) ?? all;
    const items = findings.map((finding) => diagnosticOf(finding, document, texts));
    if (checked?.unchecked !== undefined) items.push(uncheckedAt(checked.unchecked));
    status.set(uri, checked?.calls ?? 0, findings);
    // An empty answer is the same for every version: most texts have nothing wrong, most of the time.
    const id = items.length === 0 ? "0" : `${document.version}.${this.#round}`;
    const made = { version: document.version, round: this.#round, id, items };
    this.#last.set(uri, made);
    return made;
  }

  #changed(document: TextDocument): void {
    const { session } = this.#on;
    const { uri } = document;
    this.#quiet?.text(uri, document.getText());
    if (this.#last.has(uri)) this.#unsaved.add(uri);
    this.#textChanged(uri);
    if (!session.abilities.pull) this.#push(uri);
  }

  /** Has those documents checked anew that may have been judged by a text that is another now. */
  #textChanged(uri: string): void {
    const { analysis, session } = this.#on;
    const path = pathOf(uri);
    // Only as an open document does it exist: imports lead to it that led nowhere before, or the other way round.
    const onlyHere =
      path !== undefined &&
      !nodeDisk.isFile(path) &&
      this.#onlyHere.has(uri) !== session.documents.keys().includes(uri);
    if (onlyHere) {
      if (!this.#onlyHere.delete(uri)) this.#onlyHere.add(uri);
      analysis.allChanged();
      this.refresh(session.documents.keys().filter((each) => each !== uri));
      return;
    }
    const users = analysis.changed(uri);
    if (users.length > 0) this.refresh(users);
  }

  /** Checks and pushes, once the texts that are under way have arrived. */
  #push(uri: string): void {
    const { session } = this.#on;
    void guarded(session.log, "Checking", undefined, async () => {
      await session.queue.settled();
      const before = this.#last.get(uri)?.id;
      const { id, items } = await this.#current(uri);
      const document = session.documents.get(uri);
      if (!document || (id === before && id === "0")) return;
      await session.connection.sendDiagnostics({ uri, version: document.version, diagnostics: [...items] });
    });
  }

  #closed(uri: string): void {
    const { session, analysis, configuration, status } = this.#on;
    this.#last.delete(uri);
    this.#quiet?.close(uri);
    this.#unsaved.delete(uri);
    analysis.close(uri);
    // From now on its text is the file's, or it is gone.
    this.#textChanged(uri);
    configuration.forgetDocument(uri);
    status.forget(uri);
    this.elsewhere(uri, []);
    if (!session.abilities.pull) void session.connection.sendDiagnostics({ uri, diagnostics: [] });
    if (this.#elsewhere.in(uri).length > 0) this.publish(uri, []);
  }

  /** Whether the editor shows a document and asks for its diagnostics, or has them pushed as an open one. */
  isShown(uri: string): boolean {
    const key = keyOf(uri);
    return this.#on.session.documents
      .keys()
      .some((each) => keyOf(each) === key && (this.shown === undefined || this.shown.has(each)));
  }

  /** What was pushed for a file gives way to what the editor asks for itself. */
  #unpush(uri: string): void {
    if (this.#pushed.delete(uri)) void this.#on.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
