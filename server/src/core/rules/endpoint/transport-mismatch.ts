import { endpointsByPath, findEndpoint } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { atDeepgram, fixes, isOwnRequest, parameterValues, pathOf } from "../shared/helpers.ts";
import { isOldModel } from "./shared/old-model.ts";
import { mayUpgrade } from "./shared/upgrade.ts";

export const transportMismatch = rule({
  id: "endpoint-transport-mismatch",
  group: "endpoint",
  title: "Socket and HTTP mixed up",
  severity: "error",
  why: "A path is served as a WebSocket or by HTTP, and only some by both: Flux listening and the voice agent are sockets, reading and managing are HTTP requests.",
  advice: "Open the path in the way in which it is served.",
  exceptions: "A request with an Upgrade header opens a socket by itself.",
  docs: [
    "https://developers.deepgram.com/docs/flux/quickstart",
    "https://developers.deepgram.com/reference/deepgram-api-overview",
  ],
  shows: {
    needs: [/socket|\bwss?\b|stream|\bpost\b|fetch|upload|curl|\bGET\b|request/i],
    signs: [
      /(?:socket|\bwss)\b[^?\n]{0,80}v1\/(?:read|auth|projects|models)|\b(?:POST|fetch|upload\w*|curl|GET|axios)\b[^?\n]{0,80}(?:v2\/listen|agent\/converse|\bflux\b)/i,
    ],
    told: [
      "I open a websocket to a path that only takes normal requests",
      "http post to a streaming only path fails",
      "fetch to the agent or the v2 listen address is refused",
      "can I upload a file to flux by post",
      "read or text analysis over a websocket does not open",
    ],
    usualFor: [405],
    answers: { statuses: [400, 404, 405, 426], errors: ["method-not-allowed", "not-found-path"], closes: [1006] },
    by: "deepgram",
    settle: "Compare the path with the list of endpoints: is it served by HTTP or as a WebSocket?",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401" }],
  },
  check(call, report) {
    if (!atDeepgram(call) || !isOwnRequest(call) || mayUpgrade(call)) return;
    const path = pathOf(call);
    if (!path) return;
    const here = findEndpoint(call.transport, path);
    const other = here ? undefined : endpointsByPath(path)[0];
    if (other) wrongWay(call, path, report);
    else if (here) wrongScheme(call, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v2/listen?model=flux-general-en", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/read?language=en&summarize=true", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `const answer = await fetch("https://agent.deepgram.com/v1/agent/converse", { headers: { Upgrade: "websocket", Authorization: \`Token \${env.DEEPGRAM_API_KEY}\` } });
const socket = answer.webSocket;`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v2/listen?model=flux-general-en" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: "HTTP/1.1 405 Method Not Allowed",
      },
    ],
  },
});

function wrongWay(call: Call, path: string, report: Report): void {
  const at = call.target.path!;
  if (call.transport === "ws") {
    report({
      message: `${path} is not a WebSocket endpoint: it takes HTTP requests only`,
      at: at.origin,
      advice: path === "/v1/read" ? "Send the text by POST." : "Ask it by HTTP.",
    });
    return;
  }
  const models = parameterValues(call, "model");
  // An older model on /v2/listen is on the wrong path: another rule says so.
  if (path === "/v2/listen" && models?.every(({ text }) => isOldModel(text))) return;
  const listen = path === "/v2/listen";
  report({
    message: `${path} is a WebSocket endpoint: it takes no HTTP requests`,
    at: at.origin,
    ...(listen && { because: "Flux has no REST form: it listens on a socket, while someone speaks." }),
    advice: listen
      ? "Open a WebSocket to it; for files ask /v1/listen for a Nova model such as nova-3."
      : "Open a WebSocket to it.",
  });
}

/** `fetch("wss://…")` throws; `new WebSocket("https://…")` works in newer runtimes only. */
function wrongScheme(call: Call, report: Report): void {
  const { scheme } = call.target;
  if (!scheme || call.via === "curl" || call.via === "raw-http" || call.via === "har") return;
  const socket = /^wss?:$/.test(scheme.value);
  if (socket === (call.transport === "ws") || scheme.value === "http:" || scheme.value === "ws:") return;
  const right = call.transport === "ws" ? "wss:" : "https:";
  report({
    message:
      call.transport === "ws"
        ? `A socket is opened with '${scheme.value}//'`
        : `An HTTP request is sent to a '${scheme.value}//' address`,
    because:
      call.transport === "ws"
        ? "Older browsers and libraries take wss: alone."
        : "HTTP clients refuse the scheme before anything is sent.",
    advice: `Write ${right}//.`,
    at: scheme.origin,
    severity: call.transport === "ws" ? "information" : "error",
    fixes: fixes(
      scheme.exact
        ? { title: `Use ${right}//`, safe: true, edits: [schemeEdit(scheme.origin, scheme.value, right)] }
        : undefined,
    ),
  });
}

function schemeEdit(at: Origin, old: string, scheme: string): Edit {
  return replace(at, at.end - at.start === old.length ? scheme : scheme.replace(":", ""));
}
