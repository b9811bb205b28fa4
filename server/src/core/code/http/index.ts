import type ts from "typescript";
import type { FileContext } from "../context.ts";
import type { Recogniser, Site } from "../site.ts";
import { Asked } from "./parts/arguments.ts";

/** Requests and sockets made without an SDK, by the clients that the file's context knows. */
export const recogniseHttp: Recogniser = (context) =>
  [...context.index.calls, ...context.index.news].flatMap((node) =>
    context.clients.mayBe(context, node) ? sitesAt(context, node) : [],
  );

function sitesAt(context: FileContext, node: ts.CallExpression | ts.NewExpression): Site[] {
  const { evaluator, clients } = context;
  const isForeign = evaluator
    .options(evaluator.evaluate(node.expression, context.root))
    .some((callee) => clients.mayBeForeign(callee));
  if (!isForeign) return [];
  return evaluator.framesAt(node, context).flatMap((frame) => {
    const asked = new Asked(context, node, frame);
    for (const callee of evaluator.options(evaluator.evaluate(node.expression, frame))) {
      const sites = clients.sitesOf(callee, asked);
      if (sites) return withChoice(sites);
    }
    return [];
  });
}

/** Notes that a branch decides between paths: it may have looked at what a rule would hold against one of them. */
function withChoice(sites: Site[]): Site[] {
  const paths = new Set(sites.map(({ call }) => call.target.path?.value));
  if (paths.size < 2) return sites;
  return sites.map((site) => ({ ...site, call: { ...site.call, target: { ...site.call.target, chosen: true } } }));
}
