import { resolve } from "node:path";
import type ts from "typescript";
import { writeCache } from "../../server/src/files/code-cache.ts";
import type { Program } from "../../server/src/program.ts";

const sample = `import { createClient } from "@deepgram/sdk";
const socket = new WebSocket(\`wss://api.deepgram.com/v1/listen?model=\${model ?? "nova-3"}\`, ["token", key]);
socket.onmessage = ({ data }) => console.log(JSON.parse(data).channel?.alternatives[0].transcript);
export async function transcribe(url: string): Promise<unknown> {
  const response = await fetch("https://api.deepgram.com/v1/listen", { method: "POST", body: JSON.stringify({ url }) });
  return response.json();
}
`;

await writeCache(resolve("dist/typescript.cjs"), (loaded) => {
  const { createSourceFile, ScriptTarget, ScriptKind } = loaded as typeof ts;
  createSourceFile("sample.tsx", sample, ScriptTarget.ESNext, true, ScriptKind.TSX);
});
await writeCache(resolve("dist/program.cjs"), (loaded) => (loaded as Program).warmUp(sample));
