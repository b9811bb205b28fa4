import type { Lowered } from "../../server/src/core/code/front-end.ts";
import { lowerSource } from "../../server/src/core/code/index.ts";
import type { Call } from "../../server/src/core/exchange/call.ts";
import type { Bag, Value } from "../../server/src/core/exchange/value.ts";
import { memoryProject, withKeys } from "./fixtures.ts";

/** Lowers a snippet (as `file:///project/main.ts`, beside other files) and prints each call in one line. */
export function callsOf(code: string, files: Readonly<Record<string, string>> = {}, main = "main.ts"): string[] {
  return lowered(code, files, main).calls.map(callLine);
}

export function lowered(code: string, files: Readonly<Record<string, string>> = {}, main = "main.ts"): Lowered {
  const uri = `file:///project/${main}`;
  const all = new Map(
    Object.entries({ ...files, [main]: code }).map(([k, v]) => [`file:///project/${k}`, withKeys(v)]),
  );
  return lowerSource({ uri, text: withKeys(code) }, memoryProject(all), { gate: false });
}

/** `ws wss://api.deepgram.com/v1/listen model=nova-3 language?=en|de …`: `?` marks what is there sometimes, `…` what is incomplete. */
export function callLine(call: Call): string {
  const { target, query, headers, subprotocols, body } = call;
  const place = [target.scheme?.value ?? "?:", "//", target.host?.value ?? "?", target.path?.value ?? "?"].join("");
  const parts = [call.transport, place, bagText(query)];
  if (headers.entries.length > 0) parts.push(`{${bagText(headers)}}`);
  if (subprotocols) parts.push(`protocols ${valueText(subprotocols)}`);
  if (body.kind === "json" || body.kind === "raw") parts.push(`body ${valueText(body.value)}`);
  else if (body.kind !== "none") parts.push(`body ${body.kind}`);
  return parts.filter((part) => part !== "").join(" ");
}

export function bagText(bag: Bag): string {
  const all = bag.entries.map(({ name, sometimes, value }) => `${name}${sometimes ? "?" : ""}=${valueText(value)}`);
  return [...all, ...(bag.complete ? [] : ["…"])].join(" ");
}

export function valueText(value: Value): string {
  switch (value.kind) {
    case "text":
      return value.parts
        .map((part) => {
          if (part.kind === "literal") return part.text;
          const { hole } = part;
          if (hole.is === "env") return `\${env.${hole.name}}`;
          if (hole.is === "secret") return `\${${hole.shape}}`;
          return `\${${hole.is === "unknown" ? (hole.name ?? "?") : hole.is}}`;
        })
        .join("");
    case "number":
    case "boolean":
      return String(value.value);
    case "null":
      return value.undefined ? "undefined" : "null";
    case "array":
      return `[${value.items.map(valueText).join(", ")}${value.complete ? "" : ", …"}]`;
    case "object":
      return `{${bagText(value.bag)}}`;
    case "bytes":
      return `bytes:${value.source.is}`;
    case "one-of":
      return value.options.map(valueText).join("|");
    case "unresolved":
      return "?";
  }
}
