import { acceptsJwt, type Endpoint, methodsOf } from "../endpoints.ts";
import { clientTypes } from "../messages.ts";
import { parametersOf } from "../parameters.ts";
import { code, codes, page, sentence } from "./markdown.ts";

/** Hover text of an endpoint: what it is, where it is, who may call it, what it takes. */
export function describeEndpoint(endpoint: Endpoint): string {
  const socket = endpoint.transport === "wss";
  const verb = socket ? "WebSocket" : methodsOf(endpoint).join(", ");
  const known = parametersOf(endpoint.key);
  const names = Object.keys(known?.params ?? {}).filter((name) => {
    const found = known!.params[name]!;
    return found.inSpec && found.available !== false && !found.deprecated;
  });
  const required = [...new Set(endpoint.operations.flatMap((operation) => operation.requiredQuery ?? []))];
  const bodies = endpoint.operations.flatMap((operation) => operation.body?.kinds ?? []);
  const jwt = acceptsJwt(endpoint);
  return page(`**${verb} ${endpoint.path}**${endpoint.product ? `: ${endpoint.product}` : ""}`, [
    `Host ${code(new URL(endpoint.hosts.default).host)}.`,
    `Authorization: ${code("Token <API key>")}${jwt ? ` or ${code("Bearer <granted JWT>")}` : ""}.`,
    required.length ? `Required in the query: ${codes(required)}.` : undefined,
    ...(known?.requireOneOf ?? []).map((choice) => `At least one of ${codes(choice)}.`),
    endpoint.noQuery ? "Takes no query: everything is in the first message." : undefined,
    names.length ? `Query: ${codes(names, 40)}.` : undefined,
    ...bodies.map((body) => {
      const fields = [...(body.json?.required ?? []), ...(body.json?.exactlyOneOf ?? [])];
      if (body.contentTypes.length === 0) return undefined;
      return `Body ${codes(body.contentTypes)}${fields.length ? ` with ${codes(fields)}` : ""}.`;
    }),
    socket ? `Messages: ${codes(clientTypes(endpoint.path), 20)}.` : undefined,
    endpoint.noRest ? sentence(endpoint.noRest) : undefined,
  ]);
}
