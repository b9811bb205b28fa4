import type ts from "typescript";
import type { Abstract, Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { bare } from "../evaluate/nodes.ts";
import type { Recogniser, Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { axiosSites } from "./axios.ts";
import { calledAs } from "./called-as.ts";
import { fetchNames, fetchSites } from "./fetch.ts";
import { gotSites } from "./got.ts";
import { nodeHttpSites } from "./node-http.ts";
import { Asked } from "./options.ts";
import { superagentSites } from "./superagent.ts";
import { undiciSites } from "./undici.ts";
import { socketNames, socketSites } from "./websocket.ts";
import { xhrNames, xhrSites } from "./xhr.ts";

/** Requests and sockets made without an SDK: one file for each client. */
export const recogniseHttp: Recogniser = (context) => [
  ...context.index.calls.flatMap((node) => (mayBeClient(context, node) ? callSites(context, node) : [])),
  ...context.index.news.flatMap((node) => newSites(context, node)),
];

/** Methods by which the clients are called. */
const methods = new Set("fetch request post put patch postForm putForm default got ky axios pipeline".split(" "));
/** Methods that collections have, too: looked at only where a client's name stands in the file. */
const common = new Set("get delete del head options stream".split(" "));
const clients = /\b(?:axios|got|ky|undici|superagent|https?)\b["'`]/;
/** What stands for a client when it comes from elsewhere, or is made by a call. */
const clientNames = /fetch|axios|request|http|got|ky|agent|client|api|rest|^\$/i;

/** Whether a call is worth the work of finding out what is called. */
function mayBeClient(context: FileContext, node: ts.CallExpression): boolean {
  const ts = typescript();
  const callee = bare(node.expression);
  if (node.arguments.length === 0) return false;
  if (ts.isPropertyAccessExpression(callee)) {
    const name = callee.name.text;
    return methods.has(name) || (common.has(name) && clients.test(context.text));
  }
  if (!ts.isIdentifier(callee)) return false;
  const binding = context.scopes.resolve(callee);
  if (!binding) return callee.text === "fetch";
  if (binding.kind === "function" || binding.kind === "class") return false;
  if (clientNames.test(callee.text)) return true;
  // Whatever it is called here, what it is made from may say what it is.
  const from = ts.findAncestor(binding.node, (each) => ts.isVariableDeclaration(each) || ts.isImportDeclaration(each));
  return from !== undefined && clientNames.test(from.getText(context.source).slice(0, 300));
}

function callSites(context: FileContext, node: ts.CallExpression): Site[] {
  const { evaluator } = context;
  const plain = evaluator.evaluate(node.expression, context.root);
  if (!evaluator.options(plain).some(mayBeForeign)) return [];
  return evaluator.framesAt(node, context).flatMap((frame) => {
    const asked = new Asked(context, node, frame);
    for (const callee of evaluator.options(evaluator.evaluate(node.expression, frame))) {
      const sites = clientSites(callee, asked);
      if (sites) return sites;
    }
    return [];
  });
}

/** Whether a callee can be a client's: nothing of the file's own, and no method of a value that is known. */
function mayBeForeign({ kind }: Abstract): boolean {
  return kind === "global" || kind === "import" || kind === "member" || kind === "result" || kind === "unknown";
}

function clientSites(callee: Abstract, asked: Asked): Site[] | undefined {
  const name = calledAs(callee);
  if (name !== undefined && fetchNames.test(name)) return fetchSites(asked);
  return (
    axiosSites(callee, asked) ??
    gotSites(callee, asked) ??
    undiciSites(callee, asked) ??
    nodeHttpSites(callee, asked) ??
    superagentSites(callee, asked)
  );
}

function newSites(context: FileContext, node: ts.NewExpression): Site[] {
  const { evaluator } = context;
  const known = (frame: Frame) => {
    const names = evaluator.options(evaluator.evaluate(node.expression, frame)).map(calledAs);
    return names.find((name) => name !== undefined && (socketNames.test(name) || xhrNames.test(name)));
  };
  if (known(context.root) === undefined) return [];
  return evaluator.framesAt(node, context).flatMap((frame) => {
    const name = known(frame);
    const asked = new Asked(context, node, frame);
    if (name === undefined) return [];
    return xhrNames.test(name) ? xhrSites(asked) : socketSites(asked, name);
  });
}
