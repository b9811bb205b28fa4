import data from "./data/endpoints.json" with { type: "json" };
import { transportOf } from "./transport.ts";
import type { EndpointKey, Transport } from "./types.ts";

/** A path of the API on one transport. Nested names are those of the specification. */
export interface Endpoint {
  readonly key: EndpointKey;
  readonly transport: Transport;
  /** With parameters in braces: `/v1/projects/{project_id}`. */
  readonly path: string;
  /** False for a path that works and is absent from the specification. */
  readonly inSpec: boolean;
  readonly hosts: { readonly default: string; readonly regional?: readonly string[]; readonly wrongHost?: string };
  /** One for each method; a socket has one without a method. */
  readonly operations: readonly Operation[];
  readonly product?: string;
  readonly noRest?: string;
  /** The URL takes no query at all. */
  readonly noQuery?: boolean;
}

export interface Operation {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `api-key`, `jwt`, `subprotocol token|bearer`, with remarks in brackets. */
  readonly auth: readonly string[];
  readonly requiredQuery?: readonly string[];
  readonly body?: EndpointBody;
}

export interface EndpointBody {
  readonly kinds: readonly BodyKind[];
  readonly notAccepted?: readonly string[];
  readonly wrongContentType?: string;
  readonly response?: string;
}

export interface BodyKind {
  /** `remote-url`, `audio-bytes`, `text-json`, `text-plain`, `json`, `empty`. */
  readonly id: string;
  readonly contentTypes: readonly string[];
  readonly json?: {
    readonly required?: readonly string[];
    readonly optional?: readonly string[];
    readonly properties?: readonly string[];
    readonly exactlyOneOf?: readonly string[];
  };
  readonly note?: string;
}

export const endpoints = data.endpoints as unknown as readonly Endpoint[];

interface Matcher {
  readonly endpoint: Endpoint;
  readonly shape: RegExp;
}

let exact: Map<string, Endpoint> | undefined;
let patterns: Matcher[] = [];

function index(): Map<string, Endpoint> {
  if (exact) return exact;
  exact = new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
  patterns = endpoints
    .filter((endpoint) => endpoint.path.includes("{"))
    .map((endpoint) => ({ endpoint, shape: new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, "[^/]+")}$`) }));
  return exact;
}

/** The endpoint of a path on a transport (a trailing slash is forgiven); undefined when there is none. */
export function findEndpoint(transport: "http" | "ws" | Transport, path: string): Endpoint | undefined {
  const kind = transportOf(transport);
  const plain = path.length > 1 ? path.replace(/\/$/, "") : path;
  const found = index().get(`${kind}:${plain}`);
  if (found) return found;
  return patterns.find(({ endpoint, shape }) => endpoint.transport === kind && shape.test(plain))?.endpoint;
}

/** The endpoints of a path on either transport. */
export function endpointsByPath(path: string): readonly Endpoint[] {
  return (["rest", "wss"] as const).flatMap((transport) => findEndpoint(transport, path) ?? []);
}

/** The operation of a method (any case). For sockets the method is not looked at. */
export function operationOf(endpoint: Endpoint, method?: string): Operation | undefined {
  if (endpoint.transport === "wss") return endpoint.operations[0];
  return endpoint.operations.find((operation) => operation.method === method?.toUpperCase());
}

export function methodsOf(endpoint: Endpoint): readonly string[] {
  return endpoint.operations.flatMap((operation) => operation.method ?? []);
}

/** Whether a grant's JWT is accepted there; undefined where no source says so. */
export function acceptsJwt(endpoint: Endpoint): boolean | undefined {
  const auth = endpoint.operations.flatMap((operation) => operation.auth);
  if (auth.includes("jwt")) return true;
  return auth.some((scheme) => scheme.startsWith("jwt")) ? undefined : false;
}
