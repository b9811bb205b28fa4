import { findEndpoint, operationOf, wrongHeaders } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { entries, known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { additionEdit, atDeepgram, fixes, isCredentialParameter, pathOf } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import { lostAuthorization } from "./header-overwritten.ts";
import { isPlainText } from "./shared/credential.ts";

/** Clients whose defaults and interceptors may add a header where the call does not show it. */
const withDefaults: readonly Call["via"][] = ["axios", "got", "ky", "superagent", "undici"];

export const missingHeader = rule({
  id: "auth-missing-header",
  group: "auth",
  title: "No credential reaches Deepgram",
  severity: "error",
  why: "Every request needs a credential: without an Authorization header (or, on sockets, a subprotocol) Deepgram answers 401.",
  advice:
    "Send 'Authorization: Token' with the API key; in a browser's WebSocket give ['token', key] or ['bearer', token] as the subprotocols.",
  exceptions:
    "Proxies and calls whose headers cannot be seen in full are left alone, and so are SDK calls, where the SDK adds the header.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/401|unauthor|header|authori[sz]ation|credential|\bkey\b|token|auth|without any/i],
    signs: [
      /\b(?:no|without(?: an?y?)?|not (?:any|sending|send)|forgot(?: the| my)?|missing)\b ?(?:\w+ ){0,2}(?:authori[sz]ation|auth header|credentials?|token header)\b|\bheaders?\b[^.!?\n]{0,60}\b(?:not (?:sent|set|there)|missing|never (?:sent|set)|absent)/i,
    ],
    unless: [/\bAuthorization: ?(?:Token|Bearer)\b|\bbearer\b/i],
    told: [
      "I get 401 and I do not send any authorization at all",
      "forgot to add the api key to the request and it is unauthorized",
      "websocket without any token or protocol is refused",
      "do I need to authenticate, calls without key are rejected",
      "headers are not sent with my request, so there are no credentials",
    ],
    sample: uploadSample,
    answers: { statuses: [401], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    settle: "Look at the request that really goes out: is there an Authorization header?",
    rulesOut: [{ id: "auth-invalid-key", why: "no key was sent that could be wrong" }],
  },
  check(call, report) {
    if (!atDeepgram(call) || call.sdk || call.credential || call.via === "sdk" || call.via === "wrapper") return;
    const path = pathOf(call);
    if (!path || !needsCredential(call, path)) return;
    const headers = entries(call.headers, "authorization", true);
    const empty = headers.find((entry) => known(entry.value)?.text.trim() === "" && !entry.sometimes);
    if (empty) {
      report({ message: "The Authorization header is empty", at: empty.written ?? empty.value.origin });
      return;
    }
    const word = headers.length === 1 ? known(headers[0]!.value)?.text.trim() : undefined;
    if (word && /^(?:token|bearer)$/i.test(word)) {
      report({ message: `The Authorization header is '${word}' without a credential`, at: headers[0]!.value.origin });
      return;
    }
    if (headers.length > 0 || !call.headers.complete || hasOther(call) || lostAuthorization(call)) return;
    const socket = call.transport === "ws";
    const axios = withDefaults.includes(call.via);
    const addition = socket && call.via !== "ws" && !isPlainText(call) ? undefined : headerEdit(call);
    if (call.asQuoted) {
      report({
        message: "The shell ends the command at the & of the URL, so that no header is sent",
        because:
          "Without quotes an & puts what stands before it into the background, and the options behind it are no part of the command any more.",
        advice: "Put the URL into quotes.",
        at: call.target.url.origin,
        fixes: [{ title: "Put the URL into quotes", safe: false, edits: call.asQuoted }],
      });
      return;
    }
    report({
      message: `${socket ? "The socket is opened" : "The request is sent"} without any credential`,
      at: call.head,
      severity: axios ? "information" : "error",
      ...(axios && { because: "Nothing seen here adds one; an interceptor or default elsewhere may." }),
      ...(socket &&
        call.via === "websocket" && { advice: "Give ['token', key], or ['bearer', token], as the second argument." }),
      fixes: fixes(addition ? { title: "Add the Authorization header", safe: false, edits: [addition] } : undefined),
    });
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3");
start(socket);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: deepgramHeaders(), body: audio });`,
      },
      {
        code: `export const open = (protocols) => new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", protocols);`,
      },
      {
        code: `fetch("https://speech.example.com/v1/listen?model=nova-3", { method: "POST", body: audio }); // a Deepgram proxy`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: `HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

/** Paths that do not exist, and the few that anyone may read, need no credential. */
function needsCredential(call: Call, path: string): boolean {
  const endpoint = findEndpoint(call.transport, path);
  if (!endpoint) return false;
  const method = known(call.method)?.text;
  const operations = method && operationOf(endpoint, method) ? [operationOf(endpoint, method)!] : endpoint.operations;
  return operations.every((operation) => !operation.auth.some((scheme) => scheme.startsWith("none")));
}

/** A credential that another rule speaks of, or that may be there. */
function hasOther(call: Call): boolean {
  if (call.subprotocols) return true;
  const { headers, query } = call;
  if (headers.entries.some(({ name }) => isCredentialHeader(name))) return true;
  if (query.entries.some(({ name }) => isCredentialParameter(name))) return true;
  return !query.complete && call.transport === "ws" && call.runtime === "unknown" && call.target.path === undefined;
}

function isCredentialHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return wrongHeaders.includes(lower) || lower === "sec-websocket-protocol" || /auth|api-?key|token/.test(lower);
}

function headerEdit(call: Call) {
  const text = "Token $DEEPGRAM_API_KEY";
  return additionEdit(call.headers, "Authorization", text, "`Token ${process.env.DEEPGRAM_API_KEY}`");
}
