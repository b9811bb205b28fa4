import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { version } from "../../../package.json";
import { pathOf } from "../files/uris.ts";
import type { ServedTool } from "./in-thread.ts";

/** Serves the tools on standard input and output. Resolves when the client is gone. */
export async function serveTools(tools: readonly ServedTool[]): Promise<number> {
  const server = new McpServer({ name: "deepgram-doctor", version });
  for (const { name, title, description, shape, run } of tools)
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: shape,
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (input: unknown, { signal }: { readonly signal: AbortSignal }) => {
        const { report, text } = await run(input, await rootsOf(server), signal);
        return { content: [{ type: "text" as const, text }], structuredContent: report };
      },
    );
  const ended = new Promise<number>((end) => {
    server.server.onclose = () => end(0);
    process.stdin.once("end", () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  return ended;
}

/** The folders that the client names; without any, the one in which this was started. */
async function rootsOf({ server }: McpServer): Promise<readonly string[]> {
  if (!server.getClientCapabilities()?.roots) return [process.cwd()];
  const { roots } = await server.listRoots();
  const paths = roots.flatMap(({ uri }) => pathOf(uri) ?? []);
  return paths.length > 0 ? paths : [process.cwd()];
}
