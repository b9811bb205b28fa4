import type ts from "typescript";
import { sendMethodNames } from "../catalogue/sdk.ts";
import { type FileContext, placeOf } from "./context.ts";
import { callableNames } from "./evaluate/calls/callable.ts";
import { bare, wrapped } from "./evaluate/names/nodes.ts";
import type { Session } from "./evaluate/session.ts";
import { mayBeSdk } from "./sdk/candidates.ts";
import type { Site } from "./site.ts";
import { typescript } from "./typescript.ts";

/** The sockets among the sites of other files that a file receives: as what a function gives back, or in what it imports. */
export function receivedSockets(
  context: FileContext,
  files: readonly FileContext[],
  called: readonly Site[],
  sitesOf: (file: FileContext) => readonly Site[],
): Site[] {
  if (!files.some(mayOpenSocket)) return [];
  const roots = new Map<ts.Node, ts.Expression[]>();
  const { evaluator, root } = context;
  for (const expression of candidates(context, files))
    for (const value of evaluator.options(evaluator.evaluate(expression, root)))
      if ((value.kind === "created" || value.kind === "result") && value.node.getSourceFile() !== context.source) {
        const known = roots.get(value.node);
        if (known) known.push(expression);
        else roots.set(value.node, [expression]);
      }
  // What a file makes by itself when it is loaded is no call of this one.
  const loaded = files.filter((file) =>
    [...roots.keys()].some(
      (node) => node.getSourceFile() === file.source && !called.some((site) => site.node === node),
    ),
  );
  const made = loaded.flatMap(sitesOf).filter(({ node }) => !called.some((site) => site.node === node));
  const sockets = [...called, ...made].filter(({ call }) => call.transport === "ws");
  return [...roots].flatMap(([node, found]) => {
    const sites = sockets.filter((site) => site.node === node);
    return openings(context, found).flatMap(({ roots, opener }) => {
      const site = siteOf(context, sites, opener);
      if (!site) return [];
      const origin = placeOf(context, opener);
      return [{ ...site, call: { ...site.call, origin, head: origin }, received: { context, roots } }];
    });
  });
}

interface Opening {
  readonly opener: ts.Expression;
  /** The expressions that denote the socket which it gives. */
  readonly roots: readonly ts.Expression[];
}

/** The expressions for what one place makes, apart for each call here that has it made: each has a socket of its own. */
function openings(context: FileContext, found: readonly ts.Expression[]): Opening[] {
  const ts = typescript();
  const openers = [...new Set(found)].filter((each) => ts.isCallExpression(each));
  if (openers.length > 1) return openers.map((opener) => ({ opener, roots: [opener] }));
  const [opener = found[0]!] = openers;
  const seen = new Set(context.evaluator.usesOf(opener, context).uses);
  return [{ opener, roots: [opener, ...found.filter((each) => each !== opener && !seen.has(each))] }];
}

/** The site behind an opening: of several sockets that one text makes it must be known which one comes here. */
function siteOf(context: FileContext, sites: readonly Site[], opener: ts.Expression): Site | undefined {
  const { reach } = context.evaluator as Session;
  const starts = sites.map(({ frame }) => reach?.startOf(frame));
  const own = sites.find((_, at) => starts[at] === opener);
  if (own) return own;
  return sites.length === 1 || new Set(starts).size === 1 ? sites[0] : undefined;
}

/** Whether a file names anything that opens a socket: working out what its functions give back costs far more than looking. */
function mayOpenSocket(context: FileContext): boolean {
  return (
    /upgrade|use-?websocket/i.test(context.text) ||
    context.index.news.some((node) => context.clients.mayBe(context, node)) ||
    context.index.calls.some((node) => mayBeSdk(node, true))
  );
}

/** What is done with any socket. */
const ofSockets =
  "send on addEventListener addListener onmessage onopen onerror onclose close terminate waitForOpen".split(" ");
/** How many expressions are asked whether they are a socket of another file. */
const most = 300;

/** Calls of imported functions and of what they give, imported names, and what is used as sockets are. */
function candidates(context: FileContext, files: readonly FileContext[]): ts.Expression[] {
  const found = new Set([...imported(context), ...callsInto(context, files.filter(mayOpenSocket))]);
  for (const name of new Set([...ofSockets, ...sendMethodNames()]))
    for (const access of context.index.members.get(name) ?? []) {
      const receiver = bare(access.expression);
      if (found.size < most && receiver.kind !== typescript().SyntaxKind.ThisKeyword) found.add(receiver);
    }
  return [...found];
}

/** `service.open()`, where a file that opens sockets has a function of that name. */
function callsInto({ index }: FileContext, files: readonly FileContext[]): ts.Expression[] {
  const ts = typescript();
  const names = files.map(callableNames);
  const inside = new Set(["then", "catch", "on", "send", "close", "push", "get", "set"]);
  return index.calls.filter((call) => {
    const callee = bare(call.expression);
    if (!ts.isPropertyAccessExpression(callee) || inside.has(callee.name.text)) return false;
    return names.some((each) => each.has(callee.name.text));
  });
}

function imported(context: FileContext): ts.Expression[] {
  const ts = typescript();
  const found: ts.Expression[] = [];
  for (const statement of context.source.statements) {
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    const bindings = clause?.namedBindings;
    const names = [
      clause?.name,
      ...(bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name) : []),
    ];
    for (const name of names) {
      const binding = name && context.scopes.resolve(name);
      for (const reference of binding ? context.scopes.references(binding) : []) {
        const { parent } = reference;
        const call = ts.isCallExpression(parent) && parent.expression === reference ? parent : undefined;
        found.push(call ?? reference, ...(call ? takenFrom(call, context) : []));
      }
    }
  }
  return found;
}

/** `const { socket } = useEar()`: every mention of what is taken out of a call's result. */
function takenFrom(call: ts.CallExpression, { scopes }: FileContext): ts.Expression[] {
  const ts = typescript();
  const { parent } = wrapped(call);
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return [];
  return parent.name.elements.flatMap(({ name }) => {
    const binding = ts.isIdentifier(name) ? scopes.resolve(name) : undefined;
    return binding ? scopes.references(binding) : [];
  });
}
