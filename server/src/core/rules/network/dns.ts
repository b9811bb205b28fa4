import { hostKind } from "../../catalogue/hosts.ts";
import { printed } from "../../observe/printed.ts";
import { rule } from "../define.ts";

const shape =
  /\b(?:getaddrinfo )?(?:ENOTFOUND|EAI_AGAIN)\b(?: [\w.-]+)?|no such host|Name or service not known|nodename nor servname|NameResolutionError|getaddrinfo failed|(?:Temporary )?failure in name resolution|ERR_NAME_NOT_RESOLVED|UnknownHostException|failed to lookup address|No address associated|Name does not resolve/i;

export const dns = rule({
  id: "net-dns",
  group: "network",
  title: "Host name cannot be resolved",
  severity: "error",
  why: "No address was found for the host, so nothing was sent: the name is wrong, or name resolution fails on this machine or in this container.",
  advice:
    "Check the host: api.deepgram.com for listen, speak and read, agent.deepgram.com for the voice agent; then the machine's DNS.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/resol|\bdns\b|enotfound|getaddrinfo|eai_again/i],
    signs: [
      /ENOTFOUND|EAI_AGAIN|could(?:n'?t| not) resolve|name resolution|getaddrinfo|nodename nor servname|\bdns\b/i,
    ],
    told: [
      "getaddrinfo enotfound api host",
      "name cannot be resolved in docker or on the device",
      "could not resolve host",
      "temporary failure in name resolution",
    ],
    usualFor: [0],
    by: "client",
    settle: "Run `nslookup api.deepgram.com` on the machine or in the container where the call is made.",
    rulesOut: [
      { id: "auth-invalid-key", why: "no request reached Deepgram, so no key was looked at" },
      { id: "server-unavailable", why: "the failure comes before any server is contacted" },
    ],
    diagnose(exchange, evidence) {
      const found = printed(exchange, shape);
      if (!found) return;
      const line = exchange.errors.find((each) => each.origin === found.at)?.text ?? "";
      const host =
        /\b([a-z0-9-]+(?:\.[a-z0-9-]+)*\.deepgram\.(?:com|ai|io))\b/i.exec(line)?.[1] ??
        exchange.call?.target.host?.value;
      const kind = host && hostKind(host);
      const made = kind && kind !== "default" && kind !== "agent" && kind !== "regional";
      evidence({
        text: `The program says '${found.text}'`,
        at: found.at,
        for: true,
        weight: "decisive",
        explains: made
          ? `There is no host '${host}': Deepgram's API is at api.deepgram.com and the voice agent at agent.deepgram.com.`
          : `The name ${host ?? "of the host"} could not be resolved where the program runs; nothing was sent to Deepgram.`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "Error: getaddrinfo ENOTFOUND api.deepgram.com\n    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:118:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  hostname: 'api.deepgram.com'\n}",
      },
    ],
  },
});
