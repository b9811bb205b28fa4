import type ts from "typescript";
import type { Abstract } from "../abstract.ts";
import { type FileContext, once } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { angularSites } from "./angular.ts";
import { axiosSites } from "./axios.ts";
import { calledAs } from "./called-as.ts";
import { fetchNames, fetchSites } from "./fetch.ts";
import { gotSites } from "./got.ts";
import { jquerySites } from "./jquery.ts";
import { nodeHttpSites } from "./node-http.ts";
import { ofetchNames, ofetchSites } from "./ofetch.ts";
import type { Asked } from "./options.ts";
import { requestSites } from "./request-library.ts";
import { socketHookSites } from "./socket-hook.ts";
import { superagentSites } from "./superagent.ts";
import { undiciSites } from "./undici.ts";
import { socketNames, socketSites } from "./websocket.ts";
import { xhrNames, xhrSites } from "./xhr.ts";

/** Methods by which the clients are called. */
const methods = new Set("fetch request post put patch postForm putForm default got ky axios pipeline ajax".split(" "));
/** Methods that collections have, too: looked at only where a client's name stands in the file. */
const common = new Set("get delete del head options stream".split(" "));
const clients = /\b(?:axios|got|ky|undici|superagent|https?|request|request-promise(?:-native)?)\b["'`]/;
/** What stands for a client when it comes from elsewhere, or is made by a call. */
const clientNames = /fetch|axios|request|http|got|ky|agent|client|api|rest|^\$fetch|use-?websocket/i;

/** Whether a client's package is named in the file. */
function namesClient(context: FileContext): boolean {
  return once(context, clients, () => clients.test(context.text));
}

/** What stands for a socket's class when it comes from elsewhere: its own name, or the module that it is taken from. */
const socketClass = /socket|xmlhttp|xhr|\bws\b/i;

/** Whether a construction is worth the work of finding out what is made. */
export function mayBeSocket(context: FileContext, node: ts.NewExpression): boolean {
  const ts = typescript();
  const callee = bare(node.expression);
  if (ts.isPropertyAccessExpression(callee)) return socketClass.test(callee.getText(context.source));
  if (!ts.isIdentifier(callee))
    return socketClass.test(context.text.slice(callee.pos, Math.min(callee.end, callee.pos + 300)));
  if (socketClass.test(callee.text)) return true;
  const binding = context.scopes.resolve(callee);
  return binding !== undefined && binding.kind !== "class" && socketClass.test(declarationText(context, binding.node));
}

/** The beginning of the declaration or import that a name comes from. */
function declarationText(context: FileContext, node: ts.Node): string {
  const ts = typescript();
  const from = ts.findAncestor(node, (each) => ts.isVariableDeclaration(each) || ts.isImportDeclaration(each)) ?? node;
  const start = from.getStart(context.source);
  return context.text.slice(start, Math.min(from.end, start + 300));
}

/** Whether a call is worth the work of finding out what is called. */
export function mayBeClient(context: FileContext, node: ts.CallExpression): boolean {
  const ts = typescript();
  const callee = bare(node.expression);
  if (node.arguments.length === 0) return false;
  if (ts.isPropertyAccessExpression(callee)) {
    const name = callee.name.text;
    return methods.has(name) || (common.has(name) && namesClient(context));
  }
  if (!ts.isIdentifier(callee)) return false;
  const binding = context.scopes.resolve(callee);
  if (!binding) return /^\$?fetch$/.test(callee.text);
  if (binding.kind === "function" || binding.kind === "class") return false;
  if (clientNames.test(callee.text)) return true;
  // Whatever it is called here, what it is made from may say what it is.
  return once(context, binding.node, () => clientNames.test(declarationText(context, binding.node)));
}

const libraries =
  /^(?:axios|redaxios|axios-retry|got|got-cjs|got-scraping|ky|ky-universal|undici|superagent|https?|follow-redirects|\$|jQuery|jquery|request|request-promise|postman-request|@cypress\/request|react-use-websocket)(?![\w$])/;

/** Whether a callee can be a client's: nothing of the file's own, and nothing that is known to be another's. */
export function mayBeForeign(callee: Abstract): boolean {
  const { kind } = callee;
  if (kind === "unknown") return true;
  if (kind !== "global" && kind !== "import" && kind !== "member" && kind !== "result") return false;
  const name = calledAs(callee);
  return (
    name === undefined ||
    libraries.test(name) ||
    [fetchNames, ofetchNames, socketNames, xhrNames].some((each) => each.test(name))
  );
}

/** The requests that a call makes; undefined when it is no client's. */
export function sitesOfCall(callee: Abstract, asked: Asked): Site[] | undefined {
  const name = calledAs(callee);
  if (name !== undefined && fetchNames.test(name)) return fetchSites(asked);
  if (name !== undefined && ofetchNames.test(name)) return ofetchSites(asked);
  return (
    axiosSites(callee, asked) ??
    gotSites(callee, asked) ??
    undiciSites(callee, asked) ??
    nodeHttpSites(callee, asked) ??
    superagentSites(callee, asked) ??
    jquerySites(callee, asked) ??
    requestSites(callee, asked) ??
    socketHookSites(callee, asked) ??
    angularSites(asked)
  );
}

/** The request or socket of `new X(…)`; undefined when X is no client's class. */
export function sitesOfNew(of: Abstract, asked: Asked): Site[] | undefined {
  const name = calledAs(of);
  if (name === undefined) return undefined;
  if (socketNames.test(name)) return socketSites(asked, name);
  return xhrNames.test(name) ? xhrSites(asked) : undefined;
}
