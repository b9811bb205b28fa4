import type { Specification } from "./specification.ts";
import type { Json } from "./tidy.ts";

export interface Drift {
  /** Something that the data claim about the specification and that is not so, or that the specification has and the data lack. */
  readonly unexpected: readonly string[];
  /** Differences that the data mark as known: newer than the specification, in the documentation alone, open lists. */
  readonly known: readonly string[];
}

export function drift(data: Record<string, Json>, spec: Specification): Drift {
  const found = { unexpected: [] as string[], known: [] as string[] };
  operations(data.endpoints, spec, found);
  parameters(data.parameters, spec, found);
  messages(data.messages, spec, found);
  return { unexpected: found.unexpected.sort(), known: found.known.sort() };
}

interface Sink {
  readonly unexpected: string[];
  readonly known: string[];
}

function operations(file: Json, spec: Specification, sink: Sink): void {
  const ours = new Set<string>();
  for (const endpoint of file.endpoints) {
    if (endpoint.transport === "wss") {
      if (!spec.messages.has(endpoint.path))
        sink.unexpected.push(`socket ${endpoint.path} is not in the specification`);
      continue;
    }
    for (const { method } of endpoint.operations) {
      const name = `${method} ${endpoint.path}`;
      ours.add(name);
      if (!spec.operations.has(name))
        (endpoint.inSpec ? sink.unexpected : sink.known).push(`${name} is not in the specification`);
    }
  }
  for (const name of spec.operations) if (!ours.has(name)) sink.unexpected.push(`${name} is missing in the facts`);
  for (const path of spec.messages.keys())
    if (!file.endpoints.some((one: Json) => one.transport === "wss" && one.path === path))
      sink.unexpected.push(`socket ${path} is missing in the facts`);
}

function parameters(file: Json, spec: Specification, sink: Sink): void {
  for (const [key, endpoint] of Object.entries<Json>(file.endpoints)) {
    const theirs = spec.parameters.get(key) ?? new Map<string, readonly string[]>();
    for (const [name, ours] of Object.entries<Json>(endpoint.params)) {
      const values = theirs.get(name);
      if (values) enumerations(`${key} ${name}`, ours, values, sink);
      else if (ours.in !== "body")
        (ours.inSpec ? sink.unexpected : sink.known).push(`${key} ${name} is not in the specification`);
    }
    for (const name of theirs.keys())
      if (!endpoint.params[name]) sink.unexpected.push(`${key} ${name} is missing in the facts`);
  }
}

function enumerations(name: string, ours: Json, theirs: readonly string[], sink: Sink): void {
  if (theirs.length === 0 || (!ours.enum && !ours.knownEnum)) return;
  const list = new Set<string>([...(ours.enum ?? []), ...(ours.knownEnum ?? [])].map(String));
  for (const value of theirs)
    if (!list.has(value) && !["true", "false"].includes(value))
      sink.unexpected.push(`${name}=${value} is missing in the facts`);
  for (const value of list)
    if (!theirs.includes(value)) sink.known.push(`${name}=${value} is not in the specification`);
}

function messages(file: Json, spec: Specification, sink: Sink): void {
  for (const [path, theirs] of spec.messages) {
    const ours = file.channels[path] ?? { client: [], server: [] };
    for (const side of ["client", "server"] as const) {
      const names = new Set<string>(ours[side].map((message: Json) => message.name));
      for (const name of theirs[side])
        if (!names.has(name)) sink.unexpected.push(`${path} ${side} message ${name} is missing in the facts`);
      for (const message of ours[side]) {
        if (theirs[side].includes(message.name)) continue;
        (message.newerThanSpec ? sink.known : sink.unexpected).push(
          `${path} ${side} message ${message.name} is not in the specification`,
        );
      }
    }
  }
}
