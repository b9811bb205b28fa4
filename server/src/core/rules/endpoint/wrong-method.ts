import { findEndpoint, methodsOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { atDeepgram, fixes, isOwnRequest, pathOf, rewrite } from "../shared/helpers.ts";
import { mayUpgrade } from "./shared/upgrade.ts";

/** Where the client chooses the method, the front end knows what makes it a POST. */
function posted({ asPost }: Call, wanted: string): Fix | undefined {
  return wanted === "POST" && asPost ? { title: "Use POST", safe: true, edits: asPost } : undefined;
}

export const wrongMethod = rule({
  id: "endpoint-wrong-method",
  group: "endpoint",
  title: "Wrong HTTP method",
  severity: "error",
  why: "Each path takes certain methods only; Deepgram answers 404 or 405 for the others.",
  advice: "Send the request with the method of the endpoint.",
  exceptions: "HEAD and OPTIONS are left alone, and so is a method that is decided elsewhere.",
  docs: ["https://developers.deepgram.com/reference/deepgram-api-overview"],
  shows: {
    needs: [/40[45]|\bGET\b|method|allowed/i],
    signs: [/\b405\b|method not allowed|\bGET\b[^.!?\n]{0,60}\b(?:listen|speak|read)\b/i],
    told: [
      "405 method not allowed when I call the api",
      "browser or axios sends GET and it is refused",
      "opening the listen url in the browser shows method not allowed",
      "my request is a GET although I pass a body",
    ],
    usualFor: [405],
    answers: { statuses: [404, 405], errors: ["method-not-allowed", "not-found-path"] },
    by: "deepgram",
    settle: "Send the same request with the method that the documentation names.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401" }],
  },
  check(call, report) {
    if (!atDeepgram(call) || !isOwnRequest(call) || call.transport !== "http" || mayUpgrade(call)) return;
    const path = pathOf(call);
    const endpoint = path && findEndpoint("http", path);
    const method = known(call.method);
    if (!endpoint || !method) return;
    const wanted = methodsOf(endpoint);
    const used = method.text.toUpperCase();
    if (wanted.length === 0 || wanted.includes(used) || used === "HEAD" || used === "OPTIONS") return;
    const [only] = wanted;
    const byDefault = !method.exact;
    report({
      message: `${path} does not take ${used}${byDefault && used === "GET" && call.via === "fetch" ? ", the default method" : ""}`,
      at: method.exact ? method.origin : call.head,
      advice: `Use ${wanted.join(" or ")}.`,
      fixes: fixes(wanted.length === 1 ? (rewrite(method, only!, `Use ${only}`) ?? posted(call, only!)) : undefined),
    });
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "PUT", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/auth/grant", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
      {
        code: `export const ask = (method) => fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method, headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X GET "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY"`,
        response: "HTTP/1.1 405 Method Not Allowed",
      },
    ],
  },
});
