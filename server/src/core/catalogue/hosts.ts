import data from "./data/endpoints.json" with { type: "json" };

/**
 * `default` api.deepgram.com, `agent` agent.deepgram.com, `regional` api.eu…, `dedicated` a customer's own, `beta` and `mock`
 * named in vendor material; `other-deepgram` any other name below deepgram.com (pages and files, not the API), `foreign` the rest.
 */
export type HostKind = "default" | "agent" | "regional" | "dedicated" | "beta" | "mock" | "other-deepgram" | "foreign";

const hosts = data.hosts;
const dedicated = new RegExp(hosts.dedicatedPattern);

export const defaultHost: string = hosts.default;
export const agentHost: string = hosts.agent;
export const regionalHosts: readonly string[] = hosts.regional;
/** What regional hosts lack, in words. */
export const regionalLimits: readonly string[] = hosts.regionalLimits;

export function hostKind(host: string): HostKind {
  const name = host.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
  if (name === hosts.default) return "default";
  if (name === hosts.agent) return "agent";
  if (hosts.regional.includes(name)) return "regional";
  if (hosts.beta.includes(name)) return "beta";
  if (hosts.mock.includes(name)) return "mock";
  if (dedicated.test(name)) return "dedicated";
  return name === "deepgram.com" || name.endsWith(".deepgram.com") ? "other-deepgram" : "foreign";
}

/** A host that serves the API for everyone: where facts about the hosted service are certain. */
export function isPublicApi(host: string): boolean {
  const kind = hostKind(host);
  return kind === "default" || kind === "agent" || kind === "regional";
}

/** A host of pages and files: no name of an API host, right or wrong, stands in it. */
export function servesPages(host: string): boolean {
  return hostKind(host) === "other-deepgram" && !/(?:^|\.)(?:api|agent)\b/i.test(host);
}

/** What a response header of Deepgram means. Names in lower case. */
export const responseHeaders: Readonly<Record<string, string>> = data.responseHeaders;

/** Response headers that a browser's code may read. */
export const corsExposed: readonly string[] = data.corsExposed;
