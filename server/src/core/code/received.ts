import type ts from "typescript";
import { type FileContext, placeOf } from "./context.ts";
import { mayBeSdk } from "./sdk/candidates.ts";
import type { Site } from "./site.ts";
import { typescript } from "./typescript.ts";

/** The sockets among the sites of other files that a file receives: as what a function gives back, or as an imported name. */
export function receivedSockets(
  context: FileContext,
  files: readonly FileContext[],
  called: readonly Site[],
  sitesOf: (file: FileContext) => readonly Site[],
): Site[] {
  if (!files.some(mayOpenSocket)) return [];
  const roots = new Map<ts.Node, ts.Expression[]>();
  const { evaluator, root } = context;
  for (const expression of candidates(context))
    for (const value of evaluator.options(evaluator.evaluate(expression, root)))
      if (value.kind === "created" || value.kind === "result") {
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
  return sockets.flatMap((site) => {
    const found = roots.get(site.node);
    // Of several sockets that one text makes it is not known which one comes here.
    const one = sockets.filter(({ node }) => node === site.node).length === 1;
    if (!found || !one) return [];
    const origin = placeOf(context, found[0]!);
    return [{ ...site, call: { ...site.call, origin, head: origin }, received: { context, roots: found } }];
  });
}

/** Whether a file names anything that opens a socket: working out what its functions give back costs far more than looking. */
function mayOpenSocket(context: FileContext): boolean {
  return (
    /upgrade|use-?websocket/i.test(context.text) ||
    context.index.news.some((node) => context.clients.mayBe(context, node)) ||
    context.index.calls.some((node) => mayBeSdk(node, true))
  );
}

/** Calls of imported functions, and imported names themselves. */
function candidates(context: FileContext): ts.Expression[] {
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
        found.push(ts.isCallExpression(parent) && parent.expression === reference ? parent : reference);
      }
    }
  }
  return found;
}
