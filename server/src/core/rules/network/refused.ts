import { namesLocalHost, printed } from "../../observe/printed.ts";
import { rule } from "../define.ts";

export const refused = rule({
  id: "net-refused",
  group: "network",
  title: "Connection is refused",
  severity: "error",
  why: "Nothing listens at the address and port that was dialled, or a firewall rejects it; Deepgram listens on port 443 only.",
  advice:
    "Look at the address in the message: a local one means that a proxy or an own server is not running; otherwise check port (443) and firewall.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/refused|self[- ]?hosted|on.prem|\bport\b|localhost|listens/i],
    signs: [/ECONNREFUSED|\bport\b[^.!?\n]{0,40}\b(?:closed|nobody|nothing|refus)/i],
    told: [
      "connection refused when connecting",
      "econnrefused on localhost or self hosted server",
      "nothing listens on that port",
      "nobody answers on the port of the on premise container",
    ],
    usualFor: [0],
    by: "client",
    settle: "Run `curl -v https://api.deepgram.com/` on the same machine: any HTTP answer means that the way is open.",
    rulesOut: [{ id: "auth-invalid-key", why: "no request reached Deepgram, so no key was looked at" }],
    diagnose(exchange, evidence) {
      const found = printed(
        exchange,
        /(?:connect )?ECONNREFUSED(?: [\d.:a-f]+)?|connection refused|ERR_CONNECTION_REFUSED|(?<!Errno (?!111|61\])\d{1,3}\] )Connect call failed|actively refused|Failed to establish a new connection/i,
      );
      if (!found) return;
      const line = exchange.errors.find((each) => each.origin === found.at)?.text ?? found.text;
      evidence({
        text: `The program says '${found.text}'`,
        at: found.at,
        for: true,
        weight: "decisive",
        explains: namesLocalHost(line)
          ? "The program dialled this machine or the local network, where nothing listens: a proxy setting or a base URL points there, not to Deepgram."
          : "The connection was refused before anything was sent.",
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3",
        response:
          "Error: connect ECONNREFUSED 127.0.0.1:443\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1595:16)",
      },
    ],
  },
});
