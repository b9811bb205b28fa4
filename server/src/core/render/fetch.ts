import type { Call } from "../exchange/call.ts";
import { code, expression, keyOf, template } from "./text.ts";
import { queryText, type Wire, wireOf } from "./wire.ts";

/** A call as fetch, or as a WebSocket with subprotocols. */
export function asFetch(call: Call): string {
  const wire = wireOf(call);
  const url = quoted(
    `${wire.socket ? wire.base.replace(/^http/, "ws") : wire.base}${wire.path}${queryText(wire.query, template)}`,
  );
  const variable = wire.scheme === "Bearer" ? "DEEPGRAM_ACCESS_TOKEN" : "DEEPGRAM_API_KEY";
  if (wire.socket) {
    const scheme = JSON.stringify(wire.scheme.toLowerCase());
    return `const socket = new WebSocket(${url}, [${scheme}, process.env.${variable}]);`;
  }
  const lines = [`const response = await fetch(${url}, {`];
  if (wire.method !== "GET") lines.push(`  method: ${JSON.stringify(wire.method)},`);
  lines.push("  headers: {", `    Authorization: \`${wire.scheme} \${process.env.${variable}}\`,`);
  for (const header of wire.headers) lines.push(`    ${keyOf(header.name)}: ${expression(header.value, header.name)},`);
  if (!wire.headers.some((header) => /^content-type$/i.test(header.name)) && wire.body.kind !== "none")
    lines.push(`    "Content-Type": ${JSON.stringify(wire.body.kind === "json" ? "application/json" : "audio/*")},`);
  lines.push("  },");
  const body = bodyOf(wire);
  if (body) lines.push(`  body: ${body},`);
  return [...lines, "});"].join("\n");
}

const quoted = (text: string) => (text.includes("${") ? `\`${text}\`` : JSON.stringify(text));

function bodyOf({ body }: Wire): string | undefined {
  if (body.kind === "none") return undefined;
  if (body.kind === "json") return `JSON.stringify(${code(body.value, "  ")})`;
  return body.kind === "raw" ? code(body.value, "  ", "audio") : "audio";
}
