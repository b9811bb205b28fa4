import type { Call } from "../exchange/call.ts";
import type { Entry } from "../exchange/value.ts";
import { code, keyOf } from "./text.ts";
import { type Wire, wireOf } from "./wire.ts";

const sockets: Readonly<Record<string, string>> = {
  "/v1/listen": "listen.v1",
  "/v2/listen": "listen.v2",
  "/v1/speak": "speak.v1",
  "/v2/speak": "speak.v2",
  "/v1/agent/converse": "agent.v1",
};
const bodies: Readonly<Record<string, string>> = {
  "/v1/speak": "speak.v1.audio.generate",
  "/v2/speak": "speak.v2.audio.generate",
  "/v1/read": "read.v1.text.analyze",
  "/v1/auth/grant": "auth.v1.tokens.grant",
};

/** Whether SDK v5 has a method for the call. */
export function hasSdkMethod(call: Call): boolean {
  const { socket, path, method } = wireOf(call);
  if (socket) return path in sockets;
  return method === "POST" && (path in bodies || path === "/v1/listen");
}

/** A call with `@deepgram/sdk` v5; undefined where it has no method for it. */
export function asSdkV5(call: Call): string | undefined {
  if (!hasSdkMethod(call)) return undefined;
  const wire = wireOf(call);
  const option = wire.scheme === "Bearer" ? "accessToken" : "apiKey";
  const head = `import { DeepgramClient } from "@deepgram/sdk";\n\nconst client = new DeepgramClient({ ${option}: process.env.DEEPGRAM_API_KEY });\n`;
  return head + (wire.socket ? socketOf(wire) : requestOf(wire));
}

function socketOf(wire: Wire): string {
  const argument = objectOf(members(wire.query));
  return [
    `const connection = await client.${sockets[wire.path]}.connect(${argument});`,
    'connection.on("message", (message) => console.log(message));',
    'connection.on("error", (error) => console.error(error));',
    "connection.connect();",
    "await connection.waitForOpen();",
  ].join("\n");
}

function requestOf(wire: Wire): string {
  const { body, path } = wire;
  const options = members(wire.query);
  const fields = body.kind === "json" && body.value.kind === "object" ? members(body.value.bag.entries) : [];
  if (path !== "/v1/listen")
    return `const result = await client.${bodies[path]}(${objectOf([...fields, ...options])});`;
  if (body.kind === "json")
    return `const result = await client.listen.v1.media.transcribeUrl(${objectOf([...fields, ...options])});`;
  const source = body.kind === "raw" ? code(body.value, "", "audio") : "audio";
  return `const result = await client.listen.v1.media.transcribeFile(${source}, ${objectOf(options)});`;
}

/** Names that repeat become one list. Texts that are numbers or booleans are written as such. */
function members(entries: readonly Entry[]): string[] {
  const byName = new Map<string, string[]>();
  for (const entry of entries)
    byName.set(entry.name, [...(byName.get(entry.name) ?? []), plain(code(entry.value, "  ", entry.name))]);
  return [...byName].map(
    ([name, values]) => `${keyOf(name)}: ${values.length > 1 ? `[${values.join(", ")}]` : values[0]}`,
  );
}

const plain = (text: string) => (/^"(?:true|false|\d{1,9}(?:\.\d+)?)"$/.test(text) ? text.slice(1, -1) : text);

function objectOf(list: readonly string[]): string {
  const line = `{ ${list.join(", ")} }`;
  if (list.length === 0) return "{}";
  return line.length < 80 && !line.includes("\n") ? line : `{\n${list.map((each) => `  ${each},`).join("\n")}\n}`;
}
