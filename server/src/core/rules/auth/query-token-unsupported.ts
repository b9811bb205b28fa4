import { known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, isCredentialParameter, removeEntry } from "../shared/helpers.ts";
import { authorizations } from "./shared/header.ts";

export const queryToken = rule({
  id: "auth-query-token-unsupported",
  group: "auth",
  title: "Credential in the URL",
  severity: "warning",
  why: "Deepgram documents no credential in the query: it is read from the Authorization header or, on sockets, from the subprotocols. What stands in a URL also ends up in logs.",
  advice:
    "Send it as 'Authorization: Token' with the API key; on a browser's socket give ['token', key] or ['bearer', token] as the subprotocols.",
  exceptions: "A proxy may take such a parameter for itself: only Deepgram's own hosts are looked at.",
  docs: [
    "https://developers.deepgram.com/guides/fundamentals/authenticating",
    "https://developers.deepgram.com/docs/using-the-sec-websocket-protocol",
  ],
  shows: {
    needs: [/query|\?|param|\burl\b|address/i, /key|token|credential|auth/i],
    signs: [
      /[?&](?:token|api_?key|key|access_token|authorization)=|\b(?:key|token)\b[^.!?\n]{0,40}\b(?:in|to|into|behind|after|as|at the end of) (?:the |a )?(?:\w+ )?(?:url|query|address|question mark)/i,
    ],
    told: [
      "I put the key in the url as a query parameter and it is unauthorized",
      "wss url with token or api_key in the query string is rejected",
      "can I pass the api key in the address, it says no credentials",
      "the key after the question mark of the socket address is not taken",
      "browser cannot set headers so I appended ?token= to the wss address and it closes",
    ],
    answers: { statuses: [400, 401, 403], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    settle: "Send the credential in the Authorization header or the subprotocols.",
    rulesOut: [{ id: "auth-invalid-key", why: "a key in the URL is not read, so that it was not judged" }],
  },
  check(call, report) {
    if (!atDeepgram(call) || call.via === "sdk" || call.via === "wrapper") return;
    for (const entry of call.query.entries) {
      if (!isCredentialParameter(entry.name) || entry.value.kind === "null") continue;
      // A short word is no credential.
      const text = known(entry.value)?.text;
      if (text !== undefined && text.length < 16) continue;
      const twice = call.subprotocols !== undefined || authorizations(call).length > 0;
      report({
        message: `'${entry.name}' in the URL does not authenticate`,
        at: entry.key,
        fixes: fixes(twice ? removeEntry(entry, `Remove ${entry.name} from the URL`, false) : undefined),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket(\`wss://api.deepgram.com/v1/listen?model=nova-3&token=\${process.env.DEEPGRAM_API_KEY}\`);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `fetch(\`https://api.deepgram.com/v1/listen?model=nova-3&callback=\${encodeURIComponent("https://example.com/hook?token=" + secret)}\`, { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&token=YOUR_DEEPGRAM_API_KEY",
        response: "HTTP/1.1 401 Unauthorized",
      },
    ],
  },
});
