import { outcome } from "../../observe/outcome.ts";
import { decisive } from "../../observe/printed.ts";
import { isHtml, says, statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const proxy = rule({
  id: "net-proxy",
  group: "network",
  title: "A proxy or firewall is in the way",
  severity: "error",
  why: "The answer comes from a proxy or firewall between the program and Deepgram, which does not let the call or the WebSocket upgrade through.",
  advice:
    "Give the client the proxy and its credentials (HTTPS_PROXY, an https-proxy-agent for ws), and have api.deepgram.com and agent.deepgram.com allowed, WebSocket upgrades included.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [
      /proxy|firewall|\bvpn\b|corporate|company|office|network|407|squid|zscaler|school|hospital|bank|hotspot|from home/i,
    ],
    signs: [/\b407\b|\bproxy\b|squid|zscaler|firewall/i],
    told: [
      "behind the company proxy or firewall it cannot connect",
      "office network blocks websocket, works from home or hotspot",
      "corporate proxy answers 407 or a html page",
      "vpn on and the connection fails",
      "traffic goes out only through an http proxy, curl with -x works but the node sdk hangs",
    ],
    usualFor: [0],
    by: "proxy",
    settle:
      "Repeat the call from a network without the proxy, and look for dg-request-id in the answer: without it Deepgram has not answered.",
    rulesOut: [
      { id: "auth-invalid-key", why: "the answer carries no request id of Deepgram: its key check was not reached" },
    ],
    diagnose(exchange, evidence) {
      if (
        decisive(
          exchange,
          /tunneling socket could not be established[^\n]{0,60}|ERR_(?:TUNNEL|PROXY)_CONNECTION_FAILED|ProxyError|Proxy CONNECT aborted|Cannot connect to proxy|proxyconnect tcp|Proxy Authentication Required|proxy returned|Received HTTP code \d+ from proxy/i,
          evidence,
        )
      )
        return;
      const asked = statusIs(exchange, 407);
      if (asked) {
        evidence({ text: "407 is a proxy asking for credentials", at: asked.at, for: true, weight: "decisive" });
        return;
      }
      const page = says(
        exchange,
        /Zscaler|FortiG(?:ate|uard)|Blue ?Coat|Squid|Forcepoint|McAfee Web Gateway|Netskope|Palo Alto|Barracuda|Sophos|Cisco Umbrella|access (?:to this (?:site|page) )?(?:is |has been )?(?:denied|blocked)/i,
      );
      if (isHtml(exchange) && !outcome(exchange).requestId && page)
        evidence({
          text: `The answer is a web page of '${page.match[0]}', without a request id of Deepgram`,
          at: page.at,
          for: true,
          weight: "decisive",
        });
      else if (isHtml(exchange) && !outcome(exchange).requestId && statusIs(exchange, 401, 403))
        evidence({
          text: "The answer is a web page; Deepgram refuses with JSON and a request id",
          ...(exchange.response && { at: exchange.response.origin }),
          for: true,
          weight: "strong",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "POST https://api.deepgram.com/v1/listen?model=nova-3",
        response: "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: NTLM\n\n",
      },
    ],
  },
});
