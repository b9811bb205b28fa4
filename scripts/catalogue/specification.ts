import { parse } from "yaml";
import type { Json } from "./tidy.ts";

/** What the specification files say, reduced to what can be compared with the catalogue. */
export interface Specification {
  /** `POST /v1/listen` */
  readonly operations: ReadonlySet<string>;
  /** `rest:/v1/listen` to parameter name to its values (empty: any). */
  readonly parameters: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Socket path to direction to message names. */
  readonly messages: ReadonlyMap<string, { readonly client: readonly string[]; readonly server: readonly string[] }>;
}

export function readSpecification(openapi: string, asyncapi: string): Specification {
  const rest = parse(openapi, { maxAliasCount: -1 });
  const sockets = parse(asyncapi, { maxAliasCount: -1 });
  const operations = new Set<string>();
  const parameters = new Map<string, Map<string, readonly string[]>>();
  const messages = new Map<string, { client: string[]; server: string[] }>();
  for (const [path, item] of Object.entries<Json>(rest.paths)) {
    for (const verb of ["get", "post", "put", "patch", "delete"]) {
      const operation = item[verb];
      if (!operation) continue;
      operations.add(`${verb.toUpperCase()} ${path}`);
      const all = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => resolved(rest, one));
      const query = all.filter((one) => one.in === "query");
      if (query.length)
        parameters.set(`rest:${path}`, new Map(query.map((one) => [one.name, valuesOf(rest, one.schema)])));
    }
  }
  for (const [path, item] of Object.entries<Json>(sockets.channels)) {
    const query = Object.entries<Json>(item.bindings?.ws?.query?.properties ?? {});
    parameters.set(`wss:${path}`, new Map(query.map(([name, schema]) => [name, valuesOf(sockets, schema)])));
    messages.set(path, { client: namesOf(item.subscribe), server: namesOf(item.publish) });
  }
  return { operations, parameters, messages };
}

function resolved(root: Json, node: Json): Json {
  const reference: string | undefined = node?.$ref;
  if (!reference) return node;
  const steps = reference
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  // A key of this file may hold a slash itself, so that the longest key that fits is taken.
  let found: Json = root;
  for (let at = 0; at < steps.length; ) {
    let taken = 1;
    while (at + taken < steps.length && !(steps.slice(at, at + taken).join("/") in found)) taken++;
    found = found[steps.slice(at, at + taken).join("/")];
    at += taken;
  }
  return resolved(root, found);
}

/** Every value that some alternative of a schema lists; empty as soon as one alternative takes any text or number. */
function valuesOf(root: Json, schema: Json): readonly string[] {
  const found = new Set<string>();
  const open = collect(root, schema, found);
  return open ? [] : [...found];
}

function collect(root: Json, schema: Json, found: Set<string>): boolean {
  const node = resolved(root, schema ?? {});
  if (node.enum) {
    for (const value of node.enum) found.add(String(value));
    return false;
  }
  const inner: Json[] = [
    ...(node.oneOf ?? []),
    ...(node.anyOf ?? []),
    ...(node.allOf ?? []),
    ...(node.items ? [node.items] : []),
  ];
  if (inner.length) return inner.map((each) => collect(root, each, found)).some(Boolean);
  if (node.type === "boolean") {
    found.add("true").add("false");
    return false;
  }
  return true;
}

function namesOf(side: Json): string[] {
  const list: Json[] = side?.message?.oneOf ?? (side?.message ? [side.message] : []);
  return list.map((one) => String(one.$ref).split("-").at(-1)!);
}
