import { isPublicApi, parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { known, prefix } from "../../exchange/facts.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { assuming, fixes, parameters, rewrite } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

export const invalidCallback = rule({
  id: "param-invalid-callback",
  group: "params",
  title: "callback that cannot be called",
  severity: "error",
  why: "Deepgram calls the address from the internet, on the usual ports: it has to be a whole public URL.",
  advice: "Give an absolute https URL on port 443, 80, 8080 or 8443.",
  exceptions: "Self-hosted servers can reach private hosts; tunnels such as ngrok are public.",
  docs: ["https://developers.deepgram.com/docs/callback"],
  shows: {
    needs: [/callback|webhook/i],
    signs: [/\b(?:callback|webhook)\b[^?\n]{0,80}\b(?:localhost|127\.0|192\.168|own machine|without https?|ftp)/i],
    told: [
      "callback is not a valid url",
      "webhook is never called, it points to localhost",
      "callback without http is refused",
      "my callback never arrives, server is on my own machine",
    ],
    symptoms: ["callback-missing"],
    answers: { statuses: [400], errors: ["callback-invalid", "callback-missing"], silent: true },
    by: "deepgram",
    settle: "Call the address with curl from another machine.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    const host = call.target.host?.value;
    if (!facts?.params || (host && !isPublicApi(host))) return;
    const found = parameter(facts.key, "callback");
    if (!found || found.available === false) return;
    const schemes = found.schemes ??
      (call.transport === "ws" ? found.schemesWss : found.schemesRest) ?? ["http", "https"];
    for (const entry of parameters(call, "callback"))
      judge(entry.value, { schemes, ports: found.ports ?? [80, 443, 8080, 8443], pasted: isPasted(call) }, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&callback=/api/hook", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&callback=http://localhost:8080/hook", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&callback=https://example.com/hook", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&callback=/api/hook" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Invalid callback url.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

interface Allowed {
  readonly schemes: readonly string[];
  readonly ports: readonly number[];
  /** Plain text, in which a stand-in for the host may be written. */
  readonly pasted: boolean;
}

const isPasted = ({ via }: Call) => /^(?:curl|wget|httpie|powershell|raw-http|har|other)$/.test(via);

/** The whole address: by the scheme alone where a host is there, else on a host that stands for the person's own. */
function completed(value: Value, shown: string, pasted: boolean): Fix[] {
  const text = known(value);
  if (!text?.exact) return [];
  const hasHost = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?=\/|$)/.test(shown);
  const start = hasHost ? "https://" : `https://your-server.example${shown.startsWith("/") ? "" : "/"}`;
  if (!hasHost && !pasted) return [];
  const fix = rewrite(text, start + shown, "Write the whole address", false);
  return fixes(hasHost ? fix : assuming(fix, "callback: your-server.example stands for your own public host"));
}

function judge(value: Value, allowed: Allowed, report: Report): void {
  const { schemes, ports, pasted } = allowed;
  if (value.kind === "one-of") {
    for (const option of value.options) judge(option, allowed, report);
    return;
  }
  if (value.kind !== "text") return;
  const start = prefix(value);
  const whole = value.parts.every((part) => part.kind === "literal");
  const at: Origin = value.origin;
  if (start === "") return;
  const shown = start + (whole ? "" : "…");
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(start)?.[1]?.toLowerCase();
  if (!scheme) {
    if (whole || start.startsWith("/")) {
      const fixed = whole ? completed(value, shown, pasted) : [];
      report({ message: `callback '${shown}' is not an absolute URL`, at, fixes: fixed });
    }
    return;
  }
  const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)(?=[/?#]|$)/i.exec(start)?.[1];
  if (!schemes.includes(scheme)) {
    report({
      message: `callback '${shown}' uses the scheme ${scheme}`,
      at,
      severity: "warning",
      advice: `Use ${schemes.join(" or ")}.`,
    });
    return;
  }
  if (!authority || (!whole && !/[/?#]/.test(start.slice(scheme.length + 3)))) return;
  const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority) ?? [];
  if (
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[::1\])|\.(?:local|internal)$/i.test(
      host,
    )
  )
    report({
      message: `callback '${shown}' is on a private host`,
      at,
      severity: "warning",
      because: "Deepgram cannot reach it from the internet.",
      advice: "Give a public address, or a tunnel to this machine.",
    });
  else if (port && !ports.includes(Number(port)))
    report({
      message: `callback '${shown}' uses port ${port}`,
      at,
      because: "Deepgram calls back on a few ports only.",
      advice: `Use one of the ports ${ports.join(", ")}.`,
    });
}
