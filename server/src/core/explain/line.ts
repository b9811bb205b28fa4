import type { Call } from "../exchange/call.ts";
import { known } from "../exchange/facts.ts";
import type { Value } from "../exchange/value.ts";

const longest = 1000;

/** A call in one line, without secrets: `POST https://api.deepgram.com/v1/listen?model=nova-3`. */
export function lineOf(call: Call): string {
  const method = known(call.method)?.text.toUpperCase() ?? (call.transport === "ws" ? "WebSocket" : "");
  const { scheme, host, path, url } = call.target;
  const address = path
    ? `${scheme ? `${scheme.value}//` : host ? "//" : ""}${host?.value ?? ""}${path.value}`
    : textOf(url).split("?")[0]!;
  // A value of megabytes is cut before anything else is done with it.
  const query = call.query.entries
    .slice(0, 40)
    .map((entry) => `${entry.name}=${textOf(entry.value).slice(0, longest)}`);
  const sdk = call.sdk ? `${call.sdk.method} ` : "";
  return `${sdk}${method} ${address}${query.length ? `?${query.join("&")}` : ""}`
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, longest);
}

function textOf(value: Value): string {
  if (value.kind === "text")
    return value.parts
      .map((part) => {
        if (part.kind === "literal") return part.text;
        if (part.hole.is === "env") return `$${part.hole.name}`;
        return part.hole.is === "placeholder" ? part.hole.text : "…";
      })
      .join("");
  return known(value)?.text ?? "…";
}
