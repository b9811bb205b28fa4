import { printed } from "../../observe/printed.ts";
import { rule } from "../define.ts";

export const contentPolicy = rule({
  id: "net-content-policy",
  group: "network",
  title: "The page's Content Security Policy forbids the connection",
  severity: "error",
  why: "A page that sends a Content-Security-Policy may only connect to what connect-src (or default-src) lists: the browser stops everything else before it leaves the machine.",
  advice:
    "Add wss://api.deepgram.com (and wss://agent.deepgram.com for the agent) to connect-src, with the scheme: https: does not stand for wss:.",
  docs: ["https://developers.deepgram.com/docs/using-the-sec-websocket-protocol"],
  shows: {
    needs: [/polic|\bcsp\b|connect-src|violates/i],
    signs: [/content[- ]security|\bcsp\b|connect-src/i],
    told: [
      "refused to connect because it violates the content security policy",
      "csp blocks the deepgram websocket in my extension or page",
      "connect-src must allow the api",
      "page security policy does not let the script connect",
    ],
    by: "browser",
    settle: "Look at the Content-Security-Policy header of the page in the network tab.",
    rulesOut: [
      { id: "auth-invalid-key", why: "nothing left the browser, so no key was looked at" },
      { id: "cors-browser-rest", why: "CORS is the server's word; this policy is the page's own" },
    ],
    diagnose(exchange, evidence) {
      const found = printed(
        exchange,
        /violates the following Content[ -]Security[ -]Policy directive[^\n]{0,80}|Content[ -]Security[ -]Policy:[^\n]{0,200}(?:blocked|connect-src)[^\n]{0,80}|because it does not appear in the connect-src directive[^\n]{0,60}/i,
      );
      if (!found) return;
      const named = /"?((?:connect|default)-src) /.exec(found.text)?.[1];
      evidence({
        text: `The browser says '${found.text}'`,
        at: found.at,
        for: true,
        weight: "decisive",
        explains: `The page's own Content Security Policy${named ? ` (${named})` : ""} does not list Deepgram's address, so the browser sent nothing: connect-src has to name it.`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response: `Refused to connect to 'wss://api.deepgram.com/v1/listen?model=nova-3' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
      },
    ],
  },
});
