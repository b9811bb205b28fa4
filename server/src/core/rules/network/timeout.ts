import { decisive } from "../../observe/printed.ts";
import { rule } from "../define.ts";

export const timeout = rule({
  id: "net-timeout",
  group: "network",
  title: "Connection cannot be made in time",
  severity: "error",
  why: "No connection to the host came about within the client's limit: packets are dropped on the way, by a firewall, a VPN or a network without a route out.",
  advice:
    "Open port 443 to api.deepgram.com (and agent.deepgram.com) in firewall, security group or VPC, or send the traffic through the proxy that the network asks for.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/time|timed|hang|gives up|ETIMEDOUT/i],
    signs: [/ETIMEDOUT|connect\w* (?:attempt )?timed? ?out|handshake timed? ?out|CONNECT_TIMEOUT/i],
    told: [
      "cannot connect, connection attempt times out",
      "etimedout before any answer",
      "hangs while opening the connection and then gives up",
      "handshake times out from our server",
      "works on wifi but times out on mobile network",
    ],
    usualFor: [0],
    symptoms: ["connect-fails", "times-out"],
    by: "client",
    settle: "Run `curl -v --connect-timeout 10 https://api.deepgram.com/` on the same machine.",
    rulesOut: [
      { id: "timeout-client", why: "the time ran out while connecting, not while Deepgram was working" },
      { id: "auth-invalid-key", why: "no request reached Deepgram, so no key was looked at" },
    ],
    diagnose(exchange, evidence) {
      decisive(
        exchange,
        /(?:connect )?ETIMEDOUT(?: [\d.:]+)?|UND_ERR_CONNECT_TIMEOUT|Connect ?Timeout(?:Error)?\b|connect(?:ion)?(?: attempt)? timed out|dial tcp[^\n]{0,80}i\/o timeout|ERR_(?:CONNECTION_)?TIMED_OUT|timed out during (?:opening )?handshake|opening handshake has timed out|handshake (?:has )?timed? ?out|\[(?:Errno (?:60|110)|WinError 10060)\]|sock_connect\b|EHOSTUNREACH|ENETUNREACH|No route to host/i,
        evidence,
        "The connection did not come about in time; nothing was answered by Deepgram.",
      );
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "TypeError: fetch failed\n    at node:internal/deps/undici/undici:12345:11 {\n  cause: ConnectTimeoutError: Connect Timeout Error (attempted address: api.deepgram.com:443, timeout: 10000ms)\n      code: 'UND_ERR_CONNECT_TIMEOUT'\n}",
      },
    ],
  },
});
