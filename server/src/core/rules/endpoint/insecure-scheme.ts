import { isPublicApi } from "../../catalogue/index.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes } from "../shared/helpers.ts";

export const insecureScheme = rule({
  id: "endpoint-insecure-scheme",
  group: "endpoint",
  title: "Deepgram without encryption",
  severity: "error",
  why: "Deepgram's hosts answer over TLS only: plain http: and ws: fail, and the key would travel for all to read.",
  advice: "Write https: for requests and wss: for sockets.",
  exceptions: "Self-hosted servers and proxies may be plain, and so may pages and files of other deepgram.com hosts.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/https?\b|\bws\b|\btls\b|\bssl\b|mixed|scheme|plain/i],
    signs: [/\bws:\/\/|http:\/\/api\.deepgram|mixed content|\bws instead of wss|\bhttp instead of https/i],
    told: [
      "http url without s fails or redirects and loses the body",
      "ws instead of wss does not connect",
      "plain http to deepgram is refused",
      "mixed content blocked because the address has no tls",
    ],
    answers: {
      says: /Mixed Content: .{0,300}insecure (?:WebSocket )?(?:endpoint|resource|XMLHttpRequest|connection)/i,
      statuses: [301, 308, 400, 403, 404],
      closes: [1006],
      unreached: true,
    },
    settle: "Send the same request to https: or wss:.",
  },
  check(call, report) {
    const { scheme, host } = call.target;
    if (!atDeepgram(call) || !scheme || !host || !isPublicApi(host.value)) return;
    if (scheme.value !== "http:" && scheme.value !== "ws:") return;
    const right = call.transport === "ws" ? "wss:" : "https:";
    const { origin } = scheme;
    const word = origin.end - origin.start === scheme.value.length ? right : right.replace(":", "");
    report({
      message: `'${scheme.value}//' to ${host.value} is not encrypted`,
      at: origin,
      advice: `Write ${right}//.`,
      fixes: fixes(scheme.exact ? { title: `Use ${right}//`, safe: true, edits: [replace(origin, word)] } : undefined),
    });
  },
  examples: {
    wrong: [
      {
        code: `fetch("http://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("http://localhost:8080/v1/listen?model=nova-3", { method: "POST", headers: { "Content-Type": "audio/wav" }, body: audio }); // a self-hosted Deepgram`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ url: "http://static.deepgram.com/examples/audio.wav" }) });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "http://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
      },
    ],
  },
});
