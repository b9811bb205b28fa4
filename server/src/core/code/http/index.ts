import type ts from "typescript";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import type { Recogniser, Site } from "../site.ts";
import { mayBeClient, mayBeForeign, mayBeSocket, sitesOfCall, sitesOfNew } from "./clients.ts";
import { Asked } from "./options.ts";

/** Requests and sockets made without an SDK: one file for each client. */
export const recogniseHttp: Recogniser = (context) => [
  ...context.index.calls.flatMap((node) => (mayBeClient(context, node) ? sitesAt(context, node, sitesOfCall) : [])),
  ...context.index.news.flatMap((node) => (mayBeSocket(context, node) ? sitesAt(context, node, sitesOfNew) : [])),
];

function sitesAt(
  context: FileContext,
  node: ts.CallExpression | ts.NewExpression,
  sitesOf: (callee: Abstract, asked: Asked) => Site[] | undefined,
): Site[] {
  const { evaluator } = context;
  if (!evaluator.options(evaluator.evaluate(node.expression, context.root)).some(mayBeForeign)) return [];
  return evaluator.framesAt(node, context).flatMap((frame) => {
    const asked = new Asked(context, node, frame);
    for (const callee of evaluator.options(evaluator.evaluate(node.expression, frame))) {
      const sites = sitesOf(callee, asked);
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
