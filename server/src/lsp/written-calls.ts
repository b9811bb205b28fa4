import type { CancellationToken } from "vscode-languageserver/node";
import type { Lowered } from "../core/code/front-end.ts";
import { mayCall } from "../core/code/gate.ts";
import { readSource } from "../files/read-source.ts";
import { pathOf, uriOf } from "../files/uris.ts";
import { walk } from "../files/walk.ts";
import { keyOf } from "./analysis.ts";
import type { Features } from "./features.ts";
import { turn } from "./queue.ts";

/** Files beyond which a workspace is not looked through. */
const most = 20_000;
/** Milliseconds of work between two looks at what else is asked. */
const slice = 25;
/** Milliseconds after which the files are looked through again though no change was told: not every editor tells. */
const fresh = 30_000;

/** A file with calls to Deepgram, as it was read. */
export interface Written {
  readonly uri: string;
  readonly text: string;
  readonly lowered: Lowered;
}

/** The calls in the source files of the workspace, kept until something changes: a paste is explained anew at every key. */
export class WrittenCalls {
  readonly #features: Features;
  #closed: { readonly files: ReadonlyMap<string, Written>; readonly until: number } | undefined;

  #changes = 0;

  constructor(features: Features) {
    this.#features = features;
    features.session.documents.onDidSave(() => this.forget());
  }

  forget(): void {
    this.#changes++;
    this.#closed = undefined;
  }

  /** Open documents as they are in the editor, all others as on the disk. */
  async all(token: CancellationToken): Promise<readonly Written[]> {
    const { session, analysis } = this.#features;
    let closed = this.#closed;
    if (!closed || closed.until < performance.now()) {
      const before = this.#changes;
      const files = await this.#read(token);
      if (!files) return [];
      closed = { files, until: performance.now() + fresh };
      // What changed while the files were read may have been read before.
      if (before === this.#changes) this.#closed = closed;
    }
    const open = session.documents.all().filter(({ uri }) => pathOf(uri) !== undefined);
    const shown = new Set(open.map(({ uri }) => keyOf(uri)));
    return [
      ...open.map((document) => ({
        uri: document.uri,
        text: document.getText(),
        lowered: analysis.lowered(document),
      })),
      ...[...closed.files].flatMap(([path, file]) => (shown.has(path) ? [] : [file])),
    ];
  }

  /** Undefined when it was cancelled before its end. */
  async #read(token: CancellationToken): Promise<Map<string, Written> | undefined> {
    const { session, analysis, project } = this.#features;
    const found = new Map<string, Written>();
    let seen = 0;
    let began = performance.now();
    for (const root of session.roots())
      for (const path of walk(root, { onProblem: () => undefined })) {
        if (++seen > most) return found;
        const read = readSource(path);
        if ("text" in read && mayCall(read.text)) {
          const uri = uriOf(path);
          project.forget(uri);
          const lowered = analysis.lowerOnce(uri, read.text);
          if (lowered.calls.length > 0) found.set(path, { uri, text: read.text, lowered });
        }
        if (performance.now() - began < slice) continue;
        await turn();
        if (token.isCancellationRequested) return undefined;
        began = performance.now();
      }
    return found;
  }
}
