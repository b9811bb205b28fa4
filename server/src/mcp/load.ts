import { join } from "node:path";
import { loadBundle } from "../files/code-cache.ts";
import { program } from "../program.ts";

declare const __BUNDLED__: boolean | undefined;

/** `deepgram-doctor mcp`. The protocol lies in a bundle of its own, so that no other command pays for it. */
export async function serveMcp(): Promise<number> {
  const { serveTools } =
    typeof __BUNDLED__ === "undefined" || !__BUNDLED__
      ? await import("./server.ts")
      : (loadBundle(join(__dirname, "mcp.cjs")) as typeof import("./server.ts"));
  return serveTools(await (await program()).agentTools());
}
