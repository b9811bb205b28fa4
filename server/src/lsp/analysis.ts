import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../core/check/config.ts";
import { type Checked, checkLowered } from "../core/check/index.ts";
import type { Lowered } from "../core/code/front-end.ts";
import { lowerParsed, mayCall, mayCallThrough, type Parsed, parseSource } from "../core/code/index.ts";
import type { NodeProject } from "../files/project.ts";
import { notWritten } from "../files/read-source.ts";
import { pathOf } from "../files/uris.ts";

interface Known {
  readonly version: number;
  readonly lowered: Lowered;
  readonly parsed?: Parsed;
  /** The last judgement, and the settings it was made under. */
  checked?: { readonly config: Config; readonly result: Checked };
}

const nothing: Lowered = { calls: [], directives: [], problems: [], uses: [] };

/** What is known of the open documents: their calls by version, judged anew when only settings change. */
export class Analysis {
  readonly #project: NodeProject;
  readonly #known = new Map<string, Known>();
  /** Whether what a text imports leads to a file that says deepgram, by the imports. */
  readonly #through = new Map<string, { readonly imports: string; readonly leads: boolean }>();

  constructor(project: NodeProject) {
    this.#project = project;
  }

  lowered(document: TextDocument): Lowered {
    return this.#of(document).lowered;
  }

  check(document: TextDocument, config: Config): Checked {
    const known = this.#of(document);
    if (known.checked?.config === config) return known.checked.result;
    const result = checkLowered({ uri: document.uri, text: document.getText() }, known.lowered, config);
    known.checked = { config, result };
    return result;
  }

  /** Checks a text that no editor holds, or not yet. */
  checkOnce(uri: string, text: string, config: Config): Checked {
    return checkLowered({ uri, text }, this.#lower(uri, text).lowered, config);
  }

  /** The calls of a text that no editor holds. */
  lowerOnce(uri: string, text: string): Lowered {
    return this.#lower(uri, text).lowered;
  }

  /** Open documents, other than itself, into whose calls the text of `uri` went. */
  usersOf(uri: string): string[] {
    const key = keyOf(uri);
    return [...this.#known].flatMap(([user, { lowered }]) =>
      user !== uri && lowered.uses.some((used) => keyOf(used) === key) ? [user] : [],
    );
  }

  /** Forgets what was made of a document, but for its tree, which only its own text decides. */
  invalidate(uri: string): void {
    const known = this.#known.get(uri);
    if (known) this.#known.set(uri, { ...known, version: Number.NaN, lowered: known.lowered });
  }

  close(uri: string): void {
    this.#known.delete(uri);
    this.#through.delete(uri);
  }

  /** Files came, went or changed: what texts import may lead elsewhere. */
  forgetImports(): void {
    this.#through.clear();
  }

  #of(document: TextDocument): Known {
    const { uri, version } = document;
    const before = this.#known.get(uri);
    if (before?.version === version) return before;
    const made = { version, ...this.#lower(uri, document.getText(), before?.parsed) };
    this.#known.set(uri, made);
    return made;
  }

  /** The second gate, looked through again only when the imports have changed. */
  #leadsToOne(uri: string, text: string): boolean {
    const imports = text.match(importing)?.join("\n") ?? "";
    if (imports === "") return false;
    const known = this.#through.get(uri);
    if (known?.imports === imports) return known.leads;
    const leads = mayCallThrough({ uri, text }, this.#project);
    this.#through.set(uri, { imports, leads });
    return leads;
  }

  #lower(uri: string, text: string, old?: Parsed): { lowered: Lowered; parsed?: Parsed } {
    if (!mayCall(text) && !this.#leadsToOne(uri, text)) return { lowered: nothing };
    const problem = notWritten(text);
    if (problem) return { lowered: { ...nothing, problems: [problem] } };
    const parsed = old?.text === text ? old : parseSource({ uri, text }, old);
    if ("problem" in parsed) return { lowered: { ...nothing, problems: [parsed.problem] } };
    return { lowered: lowerParsed(parsed, this.#project), parsed };
  }
}

const importing = /\b(?:from|import|require)\s*\(?\s*["'][^"'\n]+["']/g;

/** One form for all ways to write the URI of a file. */
export function keyOf(uri: string): string {
  return pathOf(uri) ?? uri;
}
