import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../core/check/config.ts";
import { type Checked, checkAgain, checkLowered } from "../core/check/index.ts";
import type { Kept } from "../core/check/kept.ts";
import type { Lowered, Project } from "../core/code/front-end.ts";
import { lowerParsed, mayCall, mayCallThrough, type Parsed, parseSource } from "../core/code/index.ts";
import type { NodeProject } from "../files/project.ts";
import { notWritten } from "../files/read-source.ts";
import { pathOf } from "../files/uris.ts";

interface Known {
  readonly version: number;
  /** Every file that was asked for on the way, read or only looked for by an import: `keyOf` of each. */
  readonly asked: ReadonlySet<string>;
  readonly lowered: Lowered;
  readonly parsed?: Parsed;
  /** The last judgement of an earlier version. */
  readonly before?: Known["checked"];
  /** The last judgement, and the settings it was made under. */
  checked?: { readonly config: Config; readonly result: Checked; readonly kept: Kept };
}

const nothing: Lowered = { calls: [], directives: [], problems: [], uses: [] };

/** What is known of the open documents: their calls by version, judged anew when only settings change. */
export class Analysis {
  readonly #project: NodeProject;
  readonly #known = new Map<string, Known>();
  /** Whether what a text imports leads to a file that says deepgram, by the imports; `asked` as in `Known`. */
  readonly #through = new Map<
    string,
    { readonly imports: string; readonly leads: boolean; readonly asked: ReadonlySet<string> }
  >();

  constructor(project: NodeProject) {
    this.#project = project;
  }

  lowered(document: TextDocument): Lowered {
    return this.#of(document).lowered;
  }

  /** The tree of a document as it is now; undefined where none was made. */
  parsed(document: TextDocument): Parsed | undefined {
    return this.#of(document).parsed;
  }

  check(document: TextDocument, config: Config): Checked {
    const known = this.#of(document);
    if (known.checked?.config === config) return known.checked.result;
    const before = known.before?.config === config ? known.before.kept : undefined;
    const { checked, kept } = checkAgain(
      { uri: document.uri, text: document.getText() },
      known.lowered,
      config,
      before,
    );
    known.checked = { config, result: checked, kept };
    return checked;
  }

  /** Checks a text that no editor holds, or not yet. */
  checkOnce(uri: string, text: string, config: Config): Checked {
    return checkLowered({ uri, text }, this.#lower(uri, text).lowered, config);
  }

  /** The calls of a text that no editor holds. */
  lowerOnce(uri: string, text: string): Lowered {
    return this.#lower(uri, text).lowered;
  }

  /**
   * The one way in which a text's change reaches others: forgets what the project read of it, and what was made of each document
   * that asked for it. Gives these documents.
   */
  changed(uri: string): string[] {
    this.#project.forget(uri);
    const key = keyOf(uri);
    const users = [...this.#known.keys()].filter(
      (user) => user !== uri && this.#asked(user).some((each) => each.has(key)),
    );
    for (const user of users) this.#forget(user);
    return users;
  }

  /** Files came or went, or something that all may depend on changed. */
  allChanged(): void {
    this.#project.forget();
    for (const uri of [...this.#known.keys()]) this.#forget(uri);
    this.#through.clear();
  }

  close(uri: string): void {
    this.#known.delete(uri);
    this.#through.delete(uri);
  }

  #asked(uri: string): ReadonlySet<string>[] {
    return [this.#known.get(uri)?.asked, this.#through.get(uri)?.asked].filter((each) => each !== undefined);
  }

  /** All but the tree, which only a document's own text decides. */
  #forget(uri: string): void {
    const known = this.#known.get(uri);
    if (known) this.#known.set(uri, { ...known, version: Number.NaN });
    this.#through.delete(uri);
  }

  #of(document: TextDocument): Known {
    const { uri, version } = document;
    const before = this.#known.get(uri);
    if (before?.version === version) return before;
    const made = {
      version,
      ...this.#lower(uri, document.getText(), before?.parsed),
      before: before?.checked ?? before?.before,
    };
    this.#known.set(uri, made);
    return made;
  }

  /** The second gate, looked through again only when the imports have changed. */
  #leadsToOne(uri: string, text: string): boolean {
    const imports = text.match(importing)?.join("\n") ?? "";
    if (imports === "") return false;
    const known = this.#through.get(uri);
    if (known?.imports === imports) return known.leads;
    const asked = new Set<string>();
    const leads = mayCallThrough({ uri, text }, recording(this.#project, asked));
    this.#through.set(uri, { imports, leads, asked });
    return leads;
  }

  #lower(uri: string, text: string, old?: Parsed): Omit<Known, "version"> {
    const asked = new Set<string>();
    if (!mayCall(text) && !this.#leadsToOne(uri, text)) return { lowered: nothing, asked };
    const problem = notWritten(text);
    if (problem) return { lowered: { ...nothing, problems: [problem], unchecked: problem }, asked };
    const parsed = old?.text === text ? old : parseSource({ uri, text }, old);
    if ("problem" in parsed)
      return { lowered: { ...nothing, problems: [parsed.problem], unchecked: parsed.problem }, asked };
    return { lowered: lowerParsed(parsed, recording(this.#project, asked)), parsed, asked };
  }
}

/** A project that notes the files it is asked for. */
function recording(project: Project, asked: Set<string>): Project {
  return {
    packageVersion: (uri, name) => project.packageVersion(uri, name),
    read(uri) {
      asked.add(keyOf(uri));
      return project.read(uri);
    },
    resolve(uri, specifier) {
      const found = project.resolve(uri, specifier);
      if (found !== undefined) asked.add(keyOf(found));
      return found;
    },
  };
}

const importing = /\b(?:from|import|require)\s*\(?\s*["'][^"'\n]+["']/g;

/** One form for all ways to write the URI of a file. */
export function keyOf(uri: string): string {
  return pathOf(uri) ?? uri;
}
