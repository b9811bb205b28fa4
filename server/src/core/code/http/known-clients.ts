import type ts from "typescript";
import type { Abstract } from "../abstract.ts";
import { type FileContext, once } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import type { HttpClient } from "./client.ts";
import type { Asked } from "./parts/arguments.ts";
import { calledAs } from "./parts/called-as.ts";

/** What a client of one's own is often called, whichever it is. */
const ownWords = /http|agent|client|api|rest/i;

/** The clients that are looked for, and the filters that spare a file or a call the work of being evaluated. */
export class KnownClients {
  readonly #list: readonly HttpClient[];
  readonly #methods: ReadonlySet<string>;
  readonly #commonMethods: ReadonlySet<string>;
  readonly #packages: RegExp;
  readonly #mentions: RegExp;
  readonly #callWords: RegExp;
  readonly #classWords: RegExp;
  readonly #globals = new Map<string, HttpClient[]>();
  readonly #names: ReadonlySet<string>;

  constructor(list: readonly HttpClient[]) {
    this.#list = list;
    const calls = list.filter(({ used }) => used === "call");
    const classes = list.filter(({ used }) => used === "new");
    this.#methods = new Set(calls.flatMap(({ methods }) => methods ?? []));
    this.#commonMethods = new Set(calls.flatMap(({ commonMethods }) => commonMethods ?? []));
    const packages = anyOf(list.flatMap((client) => client.packages));
    this.#packages = new RegExp(String.raw`(?<![\w-])(?:${packages})(?:/[\w./-]*)?["'\`]`);
    const globals = list.flatMap((client) => client.globals);
    this.#mentions = new RegExp(String.raw`(?<![\w$.])(?:${anyOf(globals)})(?![\w$])|${this.#packages.source}`);
    this.#callWords = new RegExp(
      [ownWords, ...calls.map(({ words }) => words)].map((each) => each.source).join("|"),
      "i",
    );
    this.#classWords = new RegExp(classes.map(({ words }) => words.source).join("|"), "i");
    for (const client of list)
      for (const name of client.globals) this.#globals.set(name, [...(this.#globals.get(name) ?? []), client]);
    this.#names = new Set([...this.#globals.keys(), ...list.flatMap(({ impliedName }) => impliedName ?? [])]);
  }

  /** Whether a text can send anything: it names a client's package or global. */
  mayBeUsedIn(text: string): boolean {
    return this.#mentions.test(text);
  }

  /** Whether an identifier is the usual name of a client. */
  isName(name: string): boolean {
    return this.#names.has(name);
  }

  /** Whether a call or a construction is worth the work of finding out what is called. */
  mayBe(context: FileContext, node: ts.CallExpression | ts.NewExpression): boolean {
    return typescript().isNewExpression(node) ? this.#mayBeClass(context, node) : this.#mayBeCall(context, node);
  }

  #mayBeClass(context: FileContext, node: ts.NewExpression): boolean {
    const ts = typescript();
    const words = this.#classWords;
    const callee = bare(node.expression);
    if (ts.isPropertyAccessExpression(callee)) return words.test(callee.getText(context.source));
    if (!ts.isIdentifier(callee))
      return words.test(context.text.slice(callee.pos, Math.min(callee.end, callee.pos + 300)));
    if (words.test(callee.text)) return true;
    const binding = context.scopes.resolve(callee);
    return binding !== undefined && binding.kind !== "class" && words.test(declarationText(context, binding.node));
  }

  #mayBeCall(context: FileContext, node: ts.CallExpression): boolean {
    const ts = typescript();
    const callee = bare(node.expression);
    if (node.arguments.length === 0) return false;
    if (ts.isPropertyAccessExpression(callee)) {
      const name = callee.name.text;
      return this.#methods.has(name) || (this.#commonMethods.has(name) && this.#isNamedIn(context));
    }
    if (!ts.isIdentifier(callee)) return false;
    const binding = context.scopes.resolve(callee);
    if (!binding) return this.#globals.has(callee.text);
    if (binding.kind === "function" || binding.kind === "class") return false;
    if (this.#callWords.test(callee.text)) return true;
    // Whatever it is called here, what it is made from may say what it is.
    return once(context, binding.node, () => this.#callWords.test(declarationText(context, binding.node)));
  }

  /** Whether a client's package is named in the file. */
  #isNamedIn(context: FileContext): boolean {
    return once(context, this, () => this.#packages.test(context.text));
  }

  /** Whether a callee can be a client's: nothing of the file's own, and nothing that is known to be another's. */
  mayBeForeign(callee: Abstract): boolean {
    const { kind } = callee;
    if (kind === "unknown") return true;
    if (kind !== "global" && kind !== "import" && kind !== "member" && kind !== "result") return false;
    const name = calledAs(callee);
    return name === undefined || this.#clientsOf(name).length > 0;
  }

  /** The requests that a call makes, or the socket of `new X(…)`; undefined when it is no client's. */
  sitesOf(callee: Abstract, asked: Asked): Site[] | undefined {
    const name = calledAs(callee);
    const used = typescript().isNewExpression(asked.node) ? "new" : "call";
    for (const client of name === undefined ? this.#list : this.#clientsOf(name)) {
      const sites = client.used === used ? client.sites(callee, asked, name) : undefined;
      const { gives } = client;
      if (sites) return gives ? sites.map((site) => ({ ...site, gives })) : sites;
    }
    return undefined;
  }

  /** The clients that a name may belong to, by its package or as a global. */
  #clientsOf(name: string): readonly HttpClient[] {
    const hash = name.indexOf("#");
    if (hash < 0) return this.#globals.get(name) ?? [];
    const module = name.slice(0, hash);
    return this.#list.filter(({ packages }) =>
      packages.some((each) => module === each || module.startsWith(`${each}/`)),
    );
  }
}

/** The beginning of the declaration or import that a name comes from. */
function declarationText(context: FileContext, node: ts.Node): string {
  const ts = typescript();
  const from = ts.findAncestor(node, (each) => ts.isVariableDeclaration(each) || ts.isImportDeclaration(each)) ?? node;
  const start = from.getStart(context.source);
  return context.text.slice(start, Math.min(from.end, start + 300));
}

const anyOf = (names: readonly string[]) =>
  [...new Set(names)].map((name) => name.replace(/[$.*+?^(){}|[\]\\]/g, "\\$&")).join("|");
