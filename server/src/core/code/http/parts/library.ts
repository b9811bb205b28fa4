import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import { calledAs } from "./called-as.ts";

/** A client object of a library: the library itself, or one made from it with options of its own. */
export interface Client {
  /** What makes it: undefined for the library's own default client. */
  readonly made?: ts.Node;
  /** Options that were handed to its makers, the outermost first. */
  readonly layers: readonly Abstract[];
  /** Options may come from where they cannot be seen. */
  readonly open?: boolean;
  /** The frame in which it was made. */
  readonly frame?: Frame;
}

/** How a library's client is recognised. `root` matches the library by name, `makers` are the methods that give further clients. */
export interface Library {
  readonly root: RegExp;
  readonly makers: readonly string[];
}

/** The client and the method of a call: `client.post` (method `post`), or the client called as a function (method empty). */
export function clientCall(callee: Abstract, library: Library): { client: Client; method: string } | undefined {
  const whole = clientOf(callee, library);
  if (whole) return { client: whole, method: "" };
  if (callee.kind === "member") {
    const client = clientOf(callee.of, library);
    return client && { client, method: callee.name };
  }
  // A method imported by its name, or taken from a namespace.
  const name = calledAs(callee);
  const at = name?.lastIndexOf("#") ?? -1;
  if (name === undefined || at < 0 || !library.root.test(name.slice(0, at + 1))) return undefined;
  const method = name.slice(at + 1).replace(/^.*\./, "");
  return { client: { layers: [] }, method };
}

export function clientOf(value: Abstract, library: Library): Client | undefined {
  const name = calledAs(value);
  if (name !== undefined) return library.root.test(name) ? { layers: [] } : undefined;
  if (value.kind !== "result" || !("arguments" in value.node)) return undefined;
  const made = clientCall(value.callee, library);
  if (!made || !library.makers.includes(made.method)) return undefined;
  const { node, frame } = value;
  const [first] = node.arguments;
  const options = first ? [frame.context.evaluator.evaluate(first, frame)] : [];
  return { made: node, frame, layers: [...made.client.layers, ...options] };
}

export function sameClient(a: Client, b: Client): boolean {
  return a.made === b.made;
}
