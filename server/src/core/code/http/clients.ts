import type ts from "typescript";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { bare } from "../evaluate/nodes.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { axiosSites } from "./axios.ts";
import { calledAs } from "./called-as.ts";
import { fetchNames, fetchSites } from "./fetch.ts";
import { gotSites } from "./got.ts";
import { nodeHttpSites } from "./node-http.ts";
import { ofetchNames, ofetchSites } from "./ofetch.ts";
import type { Asked } from "./options.ts";
import { superagentSites } from "./superagent.ts";
import { undiciSites } from "./undici.ts";
import { socketNames, socketSites } from "./websocket.ts";
import { xhrNames, xhrSites } from "./xhr.ts";

/** Methods by which the clients are called. */
const methods = new Set("fetch request post put patch postForm putForm default got ky axios pipeline".split(" "));
/** Methods that collections have, too: looked at only where a client's name stands in the file. */
const common = new Set("get delete del head options stream".split(" "));
const clients = /\b(?:axios|got|ky|undici|superagent|https?)\b["'`]/;
/** What stands for a client when it comes from elsewhere, or is made by a call. */
const clientNames = /fetch|axios|request|http|got|ky|agent|client|api|rest|^\$/i;

/** Whether a call is worth the work of finding out what is called. */
export function mayBeClient(context: FileContext, node: ts.CallExpression): boolean {
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
    superagentSites(callee, asked)
  );
}

/** The request or socket of `new X(…)`; undefined when X is no client's class. */
export function sitesOfNew(of: Abstract, asked: Asked): Site[] | undefined {
  const name = calledAs(of);
  if (name === undefined) return undefined;
  if (socketNames.test(name)) return socketSites(asked, name);
  return xhrNames.test(name) ? xhrSites(asked) : undefined;
}
