import { agentHost, defaultHost, findEndpoint, hostKind } from "../../catalogue/index.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, isOwnRequest, pathOf } from "../shared/helpers.ts";

export const agentWrongHost = rule({
  id: "endpoint-agent-wrong-host",
  group: "endpoint",
  title: "Voice agent and API hosts mixed up",
  severity: "warning",
  why: "The voice agent is served on agent.deepgram.com, everything else on api.deepgram.com; in a region both are on the regional api host.",
  advice: "Use agent.deepgram.com for the agent and api.deepgram.com for the rest.",
  exceptions: "Regional, dedicated and self-hosted servers are left alone.",
  docs: ["https://developers.deepgram.com/reference/regional-endpoints"],
  shows: {
    needs: [/agent|converse/i],
    signs: [/api(?:\.eu)?\.deepgram\.com\S*\/(?:agent|converse)|agent\.deepgram\.com\S*\/(?:listen|speak)|agent\.eu/i],
    told: [
      "voice agent socket gives 404 on api.deepgram.com",
      "agent does not connect, I use the same host as for transcription",
      "converse path not found",
      "agent.eu host cannot be resolved",
      "transcription on the agent host is not found",
    ],
    usualFor: [404],
    answers: { statuses: [400, 403, 404], errors: ["not-found-path"], closes: [1006] },
    by: "deepgram",
    settle: "Open the same path on the other host.",
  },
  check(call, report) {
    const { host } = call.target;
    const path = pathOf(call);
    if (!atDeepgram(call) || !isOwnRequest(call) || !host || !path) return;
    const region = /^agent\.([a-z]{2})\.deepgram\.com$/.exec(host.value)?.[1];
    const endpoint = findEndpoint(call.transport, path) ?? findEndpoint("ws", path);
    if (!endpoint) return;
    const served = hostOf(endpoint.hosts.default);
    const found = (message: string, right: string, severity: "error" | "warning", because?: string) =>
      report({
        message,
        at: host.origin,
        severity,
        ...(because && { because }),
        advice: `Use ${right}.`,
        fixes: fixes(
          host.exact
            ? { title: `Use ${right}`, safe: severity === "error", edits: [replace(host.origin, right)] }
            : undefined,
        ),
      });
    if (region) {
      found(
        `There is no host ${host.value}`,
        `api.${region}.deepgram.com`,
        "error",
        "In a region the agent is on the api host; the name does not resolve.",
      );
    } else if (hostKind(host.value) === "default" && served === agentHost) {
      const rest = endpoint.transport === "rest";
      found(
        `${path} is asked on ${host.value}, and the agent's host is ${agentHost}`,
        agentHost,
        rest ? "error" : "warning",
        rest
          ? `${defaultHost} answers 404 for this path.`
          : "The vendor's pages disagree on this host for the agent; the agent's own host is sure.",
      );
    } else if (hostKind(host.value) === "agent" && served === defaultHost) {
      found(`${path} is asked on ${host.value}, which serves the voice agent only`, defaultHost, "error");
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `const socket = new WebSocket("wss://agent.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `const socket = new WebSocket("wss://api.eu.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    pastes: [
      { request: "wss://api.deepgram.com/v1/agent/converse", response: "Error: Unexpected server response: 404" },
    ],
  },
});

function hostOf(url: string): string {
  return url.replace(/^\w+:\/\//, "");
}
