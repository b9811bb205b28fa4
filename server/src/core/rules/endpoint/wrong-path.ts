import {
  defaultHost,
  endpoints,
  endpointsByPath,
  findEndpoint,
  hostKind,
  rightPath,
  servesPages,
} from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { atDeepgram, fixes, isOwnRequest } from "../shared/helpers.ts";
import { isPreviewAgent } from "./shared/preview-agent.ts";

export const wrongPath = rule({
  id: "endpoint-wrong-path",
  group: "endpoint",
  title: "Path that does not exist",
  severity: "error",
  why: "Deepgram answers 404 for a path that it does not have.",
  advice: "Write the path as documented, with its version: /v1/listen, /v1/speak, /v1/read.",
  exceptions: "Paths below a known part of the API are left alone: they may be newer than the catalogue.",
  docs: ["https://developers.deepgram.com/reference/deepgram-api-overview"],
  shows: {
    needs: [/404|405|not found|path|\burls?\b|exist|address/i],
    signs: [
      /v1\/(?:transcribe|tts|stt|speech|transcription|recogni[sz]e|audio)|\/v1\/v1\b|(?:doubled?|twice) \/?v1|\b(?:missing|without|forgot) (?:the )?\/?v1\b|\bpath\b[^.!?\n]{0,40}\b(?:wrong|misspel\w+|blog|tutorial)/i,
    ],
    told: [
      "404 not found for the url I took from a blog",
      "not found, I call /v1/transcribe or /v1/tts",
      "wrong url, doubled v1 or missing version in the path",
      "base url with v1 and the sdk adds it again",
      "keys endpoint without the project in the path does not exist",
    ],
    usualFor: [404],
    answers: { statuses: [404, 405], errors: ["not-found-path"], closes: [1006] },
    by: "deepgram",
    settle: "Compare the path with the list of endpoints.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401, a missing path with 404" }],
  },
  check(call, report) {
    const { path, host } = call.target;
    if (!atDeepgram(call) || !isOwnRequest(call) || !host) return;
    if (!path) return withHole(call, report);
    if (servesPages(host.value)) return notAnApi(call, report);
    const kind = hostKind(host.value);
    if (kind !== "default" && kind !== "agent" && kind !== "regional") return;
    const written = path.value;
    if (written === "" || written === "/" || isPreviewAgent(call)) return;
    const plain = written.replace(/(?<=.)\/+$/, "");
    if (endpointsByPath(plain).length > 0) {
      if (kind === "regional") notInRegion(call, plain, report);
      return;
    }
    const right = rightPath(call.transport, plain);
    if (!right && isBelowKnown(plain)) return;
    report({
      message: `Deepgram has no path '${written}'`,
      at: path.origin,
      severity: right && !/\/\//.test(written) ? "error" : "warning",
      ...(right
        ? { advice: `Write ${right}.` }
        : kind === "agent" && { advice: "The agent is at /v1/agent/converse." }),
      fixes: fixes(
        right && path.exact
          ? { title: `Use ${right}`, safe: isPlainSlip(plain, right), edits: [replace(path.origin, right)] }
          : undefined,
      ),
    });
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/audio/transcriptions?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch(\`https://api.deepgram.com/v1/projects/\${id}/keys\`, { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/auth/token", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/listen?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: "HTTP/1.1 404 Not Found",
      },
    ],
  },
});

/** The version is missing, doubled, or slashes are: nothing else can be meant. */
function isPlainSlip(written: string, right: string): boolean {
  const squeezed = written.replace(/\/{2,}/g, "/");
  return squeezed === right || `/v1${squeezed}` === right || squeezed.replace(/^\/v\d(?=\/v\d\/)/, "") === right;
}

/** Below `/v1/projects/` and its like there may be more than the catalogue knows. */
function isBelowKnown(path: string): boolean {
  const [, first] = /^\/v[12]\/([^/]+)/.exec(path) ?? [];
  return first !== undefined && endpoints.some((endpoint) => endpoint.path.split("/")[2] === first);
}

/** `/v1/keys/${id}`: what stands before the first hole begins no path of the API. */
function withHole(call: Call, report: Report): void {
  const { url, host } = call.target;
  if (url.kind !== "text" || !host || hostKind(host.value) !== "default") return;
  const hole = url.parts.findIndex((part) => part.kind === "hole");
  const before = url.parts.slice(0, hole).map((part) => (part.kind === "literal" ? part.text : ""));
  const [, path] = /^\w+:\/\/[^/?#]+(\/v\d\/[a-z-]+)\/(?:[^?#]*\/)?$/.exec(before.join("")) ?? [];
  if (hole < 0 || path === undefined || isBelowKnown(path)) return;
  const right = rightPath(call.transport, path);
  const part = url.parts.find((each) => each.kind === "literal" && each.text.includes(path));
  const start = part?.kind === "literal" && part.exact ? part.origin.start + part.text.indexOf(path) : undefined;
  report({
    message: `Deepgram has no path that begins with '${path}/'`,
    at: part && start !== undefined ? { ...part.origin, start, end: start + path.length } : url.origin,
    severity: right ? "error" : "warning",
    ...(right && { advice: `Write ${right}.` }),
  });
}

/** The web site and the documentation have no API. */
function notAnApi(call: Call, report: Report): void {
  const { host, path } = call.target;
  if (!host || !path) return;
  const right = findEndpoint(call.transport, path.value)?.hosts.default.replace(/^\w+:\/\//, "") ?? defaultHost;
  report({
    message: `${host.value} does not serve the API`,
    because: "Deepgram's web pages answer with HTML or 404, whatever is asked.",
    advice: `Use ${right}.`,
    at: host.origin,
    fixes: fixes(host.exact ? { title: `Use ${right}`, safe: true, edits: [replace(host.origin, right)] } : undefined),
  });
}

/** Projects are managed on the main host alone. */
function notInRegion(call: Call, path: string, report: Report): void {
  const endpoint = findEndpoint(call.transport, path);
  const { host } = call.target;
  if (!endpoint || !host || endpoint.hosts.regional === undefined || endpoint.hosts.regional.length > 0) return;
  const main = endpoint.hosts.default.replace(/^\w+:\/\//, "");
  report({
    message: `${host.value} does not serve ${path}`,
    because: "Regional hosts answer 404 for everything below /v1/projects.",
    advice: `Ask ${main}.`,
    at: host.origin,
    fixes: fixes(host.exact ? { title: `Use ${main}`, safe: true, edits: [replace(host.origin, main)] } : undefined),
  });
}
