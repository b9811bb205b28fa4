import { relative } from "node:path";
import type { CancellationToken } from "vscode-languageserver/node";
import { mayCall } from "../core/code/gate.ts";
import { readSource } from "../files/read-source.ts";
import { pathOf, uriOf } from "../files/uris.ts";
import { sourceName, walk } from "../files/walk.ts";
import type { WorkspaceResult } from "../protocol.ts";
import { keyOf } from "./analysis.ts";
import type { Features } from "./features.ts";
import { turn } from "./queue.ts";

/** Files beyond which a workspace is not checked to its end, and findings beyond which no more are shown. */
const most = { files: 50_000, findings: 5_000 };
/** Milliseconds of work between two looks at what else is asked. */
const slice = 25;

/** Checks every source file of the workspace, in slices so that typing goes on, and shows what is found in closed files. */
export class WorkspaceCheck {
  readonly #features: Features;
  #ran = false;
  #unchecked = 0;

  constructor(features: Features) {
    this.#features = features;
    features.session.documents.onDidClose(({ document }) => {
      // What was shown as an open document goes on standing as a file.
      if (this.#ran) setImmediate(() => void this.checkFile(document.uri));
    });
  }

  /** `shown`: documents for which the editor asks by itself; undefined: all that are open. */
  async run(shown: readonly string[] | undefined, token: CancellationToken): Promise<WorkspaceResult> {
    this.#ran = true;
    this.#features.diagnostics.shown = shown && new Set(shown);
    return this.#features.status.whileBusy(() => this.#all(token));
  }

  /** Checks one closed file anew. */
  async checkFile(uri: string): Promise<number> {
    const { session, configuration, project, diagnostics, analysis, status } = this.#features;
    const path = pathOf(uri);
    if (path === undefined || session.documents.get(uri)) return 0;
    const read = readSource(path);
    const settings = "text" in read && sourceName.test(path) ? await configuration.of(uri) : undefined;
    if (!settings?.enabled || !("text" in read)) {
      diagnostics.publish(uri, []);
      return 0;
    }
    const { findings, calls, problems, unchecked } = analysis.checkOnce(uri, read.text, settings.config);
    if (unchecked !== undefined) this.#unchecked++;
    for (const problem of problems) session.log(`${uri}: ${problem}`);
    const own = findings.filter((finding) => keyOf(finding.at.text) === path);
    diagnostics.elsewhere(uri, findings);
    diagnostics.publish(uri, own);
    status.set(uri, calls, findings);
    project.forget(uri);
    return findings.length;
  }

  async #all(token: CancellationToken): Promise<WorkspaceResult> {
    const { session } = this.#features;
    let files = 0;
    let findings = 0;
    let stopped = false;
    this.#unchecked = 0;
    let began = performance.now();
    for (const root of session.roots()) {
      for (const path of walk(root, { onProblem: (at, message) => session.log(`${relative(root, at)}: ${message}`) })) {
        stopped = files >= most.files || findings >= most.findings;
        if (token.isCancellationRequested || stopped) break;
        files++;
        findings += await this.#one(path);
        if (performance.now() - began < slice) continue;
        await turn();
        began = performance.now();
      }
    }
    return { files, findings, unchecked: this.#unchecked, stopped };
  }

  #passOver(path: string, why: string): void {
    this.#unchecked++;
    this.#features.session.log(`${uriOf(path)}: ${why}`);
  }

  async #one(path: string): Promise<number> {
    const { openAt, diagnostics } = this.#features;
    const open = openAt(path);
    if (open) {
      const findings = await diagnostics.findings(open);
      diagnostics.publish(open.uri, findings);
      return findings.length;
    }
    const read = readSource(path);
    if ("problem" in read) this.#passOver(path, read.problem);
    if ("problem" in read || !mayCall(read.text)) return 0;
    return this.checkFile(uriOf(path));
  }
}
