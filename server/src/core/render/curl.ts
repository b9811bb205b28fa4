import type { Call } from "../exchange/call.ts";
import { known } from "../exchange/facts.ts";
import { json, partsOf, shell, written } from "./text.ts";
import { queryText, wireOf } from "./wire.ts";

/** A call as a curl command for a POSIX shell. A socket becomes the request that asks for the upgrade, which shows status and dg-error. */
export function asCurl(call: Call): string {
  const wire = wireOf(call);
  const base = wire.socket ? wire.base.replace(/^ws/, "http") : wire.base;
  const lines = [
    `curl${wire.socket ? " -i -N --http1.1" : wire.method === "GET" ? "" : ` -X ${wire.method}`} "${base}${wire.path}${queryText(wire.query, shell)}"`,
  ];
  lines.push(`-H "Authorization: ${wire.scheme} ${wire.scheme === "Bearer" ? "$DEEPGRAM_ACCESS_TOKEN" : shell.key}"`);
  if (wire.socket)
    lines.push(
      '-H "Connection: Upgrade"',
      '-H "Upgrade: websocket"',
      '-H "Sec-WebSocket-Version: 13"',
      '-H "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="',
    );
  for (const header of wire.headers)
    lines.push(`-H "${header.name}: ${written(partsOf(header.value), shell, header.name)}"`);
  const { body } = wire;
  const typed = wire.headers.some((header) => /^content-type$/i.test(header.name));
  if (!wire.socket && body.kind === "json") {
    if (!typed) lines.push('-H "Content-Type: application/json"');
    lines.push(`-d '${JSON.stringify(json(body.value)).replaceAll("'", `'\\''`)}'`);
  } else if (!wire.socket && body.kind !== "none") {
    if (!typed) lines.push('-H "Content-Type: audio/*"');
    lines.push(`--data-binary ${dataOf(body)}`);
  }
  return lines.join(" \\\n  ");
}

function dataOf(body: Call["body"]): string {
  if (body.kind === "raw" && body.value.kind === "bytes" && body.value.source.is === "file")
    return `"@${body.value.source.path}"`;
  const text = body.kind === "raw" ? known(body.value)?.text : undefined;
  return text === undefined ? '"@audio.wav"' : `'${text.replaceAll("'", `'\\''`)}'`;
}
