import type { FileContext } from "./context.ts";
import { Reach } from "./evaluate/calls/reach.ts";
import { Evaluation } from "./evaluate/evaluator.ts";
import type { Session } from "./evaluate/session.ts";
import { indexOf } from "./file-index.ts";
import type { Project, SourceText } from "./front-end.ts";
import { filesThatCall, filesThatSend } from "./gate.ts";
import { httpClients } from "./http/clients/index.ts";
import { KnownClients } from "./http/known-clients.ts";
import { type Parsed, parse } from "./parse.ts";
import { narrowedTo } from "./parts.ts";
import { scopesOf } from "./scope.ts";

const knownClients = new KnownClients(httpClients);

/** How many other files one lowering may open, and how many characters of them. */
const mostFiles = 80;
const mostText = 4_000_000;

/** The files of one lowering: the one that is asked for, and those that it leads to. */
export class Contexts {
  readonly session: Session;
  /** URIs of the other files that were opened. */
  readonly opened: string[] = [];
  private readonly project: Project;
  private readonly byUri = new Map<string, FileContext | undefined>();
  private readonly bySource = new Map<object, FileContext>();
  private textLeft = mostText;

  private readonly clients: KnownClients;

  constructor(project: Project, clients: KnownClients = knownClients) {
    this.clients = clients;
    this.project = project;
    this.session = new Evaluation({
      open: (module, from) => {
        const uri = this.project.resolve(from.uri, module);
        return uri === undefined ? undefined : this.at(uri);
      },
      at: (uri) => this.at(uri),
      of: (source) => this.bySource.get(source),
    });
  }

  /** The context of a parsed file. */
  add(parsed: Parsed): FileContext {
    const { uri, text, source } = parsed;
    const index = indexOf(source);
    this.session.grant({ text, index });
    const context: FileContext = {
      uri,
      text,
      source,
      project: this.project,
      clients: this.clients,
      index,
      scopes: scopesOf(index, () => context),
      evaluator: this.session,
      root: undefined as unknown as FileContext["root"],
      known: new Map(),
    };
    const root = { context, parent: undefined, node: undefined, bound: new Map(), depth: 0 };
    (context as { root: FileContext["root"] }).root = root;
    this.byUri.set(uri, context);
    this.bySource.set(source, context);
    return context;
  }

  /**
   * The files that this one imports, directly or through others, and that lead to a call. What the file calls in them is
   * seen from now on. `leads` is asked once for each text of a file: most files that say deepgram only speak of it.
   */
  wrappersOf(entry: FileContext, most: number, leads: (file: FileContext) => boolean): readonly FileContext[] {
    const answers = answersOf(this.project);
    const uris = filesThatCall(entry, this.project, most);
    const some = uris.filter((uri) => {
      const text = this.project.read(uri);
      const known = answers.get(uri);
      if (known?.text === text) return known?.leads;
      const file = this.at(uri);
      if (!file) return false;
      answers.set(uri, { text, leads: leads(file) });
      return answers.get(uri)?.leads;
    });
    // A file between may only hand on what leads to a call; one that never heard of Deepgram may send what this one hands it.
    const between = some.length > 0 ? uris : [];
    const files = [...new Set([...between, ...filesThatSend(entry, this.project, 4, this.clients)])].flatMap(
      (uri) => this.at(uri) ?? [],
    );
    if (files.length === 0) return [];
    for (const [file, index] of narrowedTo(entry, files)) (file as { index: FileContext["index"] }).index = index;
    this.session.reach = new Reach(this.session, entry, files);
    return files;
  }

  /** The other files that were opened, as far as they could be parsed. */
  others(): readonly FileContext[] {
    return this.opened.flatMap((uri) => this.byUri.get(uri) ?? []);
  }

  private at(uri: string): FileContext | undefined {
    if (this.byUri.has(uri)) return this.byUri.get(uri);
    this.byUri.set(uri, undefined);
    if (this.opened.length >= mostFiles || !/\.(?:[mc]?[jt]sx?|vue|svelte|astro|html?|json)$/i.test(uri))
      return undefined;
    const text = this.project.read(uri);
    if (text === undefined) return undefined;
    this.opened.push(uri);
    this.textLeft -= text.length;
    if (this.textLeft < 0) return undefined;
    const parsed = parseOnce(this.project, uri, text);
    return parsed && this.add(parsed);
  }
}

/** By project and file: whether it makes a call, as far as its text at that time shows. */
const answers = new WeakMap<Project, Map<string, { readonly text: string | undefined; readonly leads: boolean }>>();

function answersOf(project: Project) {
  let known = answers.get(project);
  if (!known) {
    known = new Map();
    answers.set(project, known);
  }
  return known;
}

/** Files that many others import are parsed once: kept by project, the least lately used go first. */
const parses = new WeakMap<Project, Map<string, Parsed>>();
const kept = 48;

/** The parse of a text that was kept for other files. */
export function parsedBefore(project: Project, { uri, text, kind }: SourceText): Parsed | undefined {
  const parsed = kind ? undefined : parses.get(project)?.get(uri);
  return parsed?.text === text ? parsed : undefined;
}

/** Keeps what is known of a file that makes calls: the files that import it ask for it next. */
export function keepForOthers(project: Project, parsed: Parsed): void {
  const { uri, text } = parsed;
  if (project.read(uri) !== text) return;
  answersOf(project).set(uri, { text, leads: true });
  keep(project, parsed);
}

function parseOnce(project: Project, uri: string, text: string): Parsed | undefined {
  let parsed = parses.get(project)?.get(uri);
  if (parsed?.text !== text) {
    const fresh = parse({ uri, text });
    parsed = "problem" in fresh ? undefined : fresh;
  }
  if (parsed) keep(project, parsed);
  return parsed;
}

function keep(project: Project, parsed: Parsed): void {
  const known = parses.get(project) ?? new Map<string, Parsed>();
  parses.set(project, known);
  known.delete(parsed.uri);
  known.set(parsed.uri, parsed);
  if (known.size > kept) known.delete(known.keys().next().value!);
}
