import type ts from "typescript";
import type { Abstract, Pairs, Prop } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { wrapped } from "../../evaluate/names/nodes.ts";
import { at } from "../../evaluate/values/make.ts";
import { typescript } from "../../typescript.ts";
import { assignment, entry } from "./assigned-entries.ts";
import { interceptedHeaders } from "./axios-interceptors.ts";
import { headersOf } from "./headers.ts";
import { type Client, clientOf, type Library, sameClient } from "./library.ts";

/** What is set on a client after it was made: `instance.defaults.headers.common[…] = …`, `instance.interceptors.request.use(…)`. */
export interface Defaults {
  readonly baseURL?: Abstract;
  readonly headers: Pairs;
}

const methodNames = new Set(["common", "get", "post", "put", "patch", "delete", "head"]);

/** Looks in the files where the client is used and made. */
export function defaultsOf(context: FileContext, client: Client, method: string, library: Library): Defaults {
  const files = new Set([context, ...(client.frame ? [client.frame.context] : [])]);
  const props: Prop[] = [];
  let complete = true;
  let baseURL: Abstract | undefined;
  for (const file of files) {
    const frame = file.root;
    const isThis = (node: ts.PropertyAccessExpression) => {
      const known = clientOf(file.evaluator.evaluate(node.expression, frame), library);
      return known !== undefined && sameClient(known, client);
    };
    for (const node of file.index.members.get("interceptors") ?? []) {
      if (!isThis(node) || !isNamed(wrapped(node).parent, "request")) continue;
      complete = false;
      props.push(...interceptedHeaders(node, file));
    }
    for (const node of file.index.members.get("defaults") ?? []) {
      if (!isThis(node)) continue;
      const set = assignment(node, frame);
      if (!set) continue;
      const [first, second, third] = set.path;
      if (first === "baseURL" && set.path.length === 1) baseURL = file.evaluator.evaluate(set.value, frame);
      else if (first === "headers") {
        const scoped = second !== undefined && methodNames.has(second);
        if (scoped && second !== "common" && second !== method) continue;
        const name = scoped ? third : second;
        if (name !== undefined) props.push(entry(name, set, frame));
        else {
          const all = headersOf(file.evaluator.evaluate(set.value, frame), at(set.value, frame));
          props.push(...all.props);
          complete &&= all.complete && scoped;
        }
      }
    }
  }
  const origin = props[0]?.key ?? at(context.source, context.root);
  const headers: Pairs = { kind: "pairs", of: "headers", props, complete, origin };
  return {
    headers: complete ? headers : { ...headers, reason: "an interceptor may set more" },
    ...(baseURL ? { baseURL } : {}),
  };
}

function isNamed(node: ts.Node, name: string): boolean {
  return typescript().isPropertyAccessExpression(node) && node.name.text === name;
}
