import { type Cell, mark } from "./pieces.ts";

/**
 * Whose host it is: `deepgram` for an API host, `other-deepgram` for its pages and files, `public` for another vendor's
 * well-known API, `unknown` for anything else (an own server, a proxy, a variable). Port and final dot do not matter.
 */
export function hostKind(host: string): "deepgram" | "other-deepgram" | "public" | "unknown" {
  const name = host
    .toLowerCase()
    .replace(/:\d*$/, "")
    .replace(/(?<=.)\.$/, "");
  if (/^(?:[^.]+\.)*(?:api|agent)(?:\.[^.]{1,20})?\.deepgram\.com$/.test(name)) return "deepgram";
  if (/(?:^|\.)deepgram\.com$/.test(name)) return "other-deepgram";
  return publicApis.test(name) ? "public" : "unknown";
}

const publicApis =
  /(?:^|\.)(?:openai|anthropic|elevenlabs|assemblyai|googleapis|twilio|livekit|groq|azure|microsoft|amazonaws|mistral|cartesia|speechmatics|gladia|rev)\.(?:com|io|ai|cloud)$/;

/** A path of Deepgram's API whatever the host: a proxy, a self-hosted server, or a base URL from elsewhere. */
const anyHost = /^(?:[^?#]*[/\uFFFC])?v[12]\/(?:listen|speak|read|agent\/converse|auth\/grant)\/?$/;

/** A path of the API on a host that has pages alone. */
const apiPath = /^\/v[12]\/(?:listen|speak|read|agent|auth|projects|models)(?:\/|$)/;

/**
 * Whose an address is. `host` and `path` are texts with marks for holes. `absolute`: it names a host, or a hole stands for one;
 * `first` is the piece that the address, or its host, begins with.
 */
export function whose(
  host: string,
  absolute: boolean,
  path: string,
  first: Cell | undefined,
): "certain" | "custom" | "no" {
  if (absolute && host !== "") {
    const kind = hostKind(host);
    if (kind === "deepgram") return "certain";
    if (kind === "other-deepgram") return apiPath.test(path) ? "certain" : "no";
    if (kind === "public") return "no";
  }
  // A path alone is a route of the application itself.
  const open = absolute ? host.includes(mark) : path.startsWith(mark);
  if (!absolute && !open) return "no";
  if (anyHost.test(path)) return "custom";
  const rest = absolute ? path : path.slice(1);
  return open && first && isNamedAddress(first) && (rest === "" || apiPath.test(rest)) ? "custom" : "no";
}

/** An environment variable that is named as Deepgram's address: `DEEPGRAM_URL`, `DEEPGRAM_AGENT_ENDPOINT`. */
function isNamedAddress({ part }: Cell): boolean {
  if (part.kind !== "hole" || part.hole.is !== "env") return false;
  const words = part.hole.name.toUpperCase().split(/[^A-Z]+/);
  return (
    words.includes("DEEPGRAM") &&
    words.some((word) => /^(?:URL|URI|HOST|HOSTNAME|ENDPOINT|BASE|WSS?|BASEURL)$/.test(word)) &&
    !words.some((word) => /^(?:TOKEN|CALLBACK|WEBHOOK|PROXY|SERVER|BACKEND|RELAY|AUDIO|FILE|DOCS?)$/.test(word))
  );
}
