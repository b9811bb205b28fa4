import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { version } from "../../../package.json";
import { pathOf } from "../files/uris.ts";
import type { ServedTool } from "./in-thread.ts";

const instructions =
  "After writing or changing TypeScript or JavaScript that calls Deepgram, call deepgram_check on the files, and apply the fixes that are marked safe. When a Deepgram call fails, call deepgram_explain with what was sent and what came back, before guessing at the cause. No finding means that nothing known to be wrong was seen; what cannot be resolved from the code is not judged.";

/** Serves the tools on standard input and output. Resolves when the client is gone. */
export async function serveTools(tools: readonly ServedTool[]): Promise<number> {
  const server = new McpServer({ name: "deepgram-doctor", version }, { instructions });
  for (const { name, title, description, input, output, run } of tools)
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: input.shape,
        outputSchema: output,
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (given: unknown, { signal }: { readonly signal: AbortSignal }) => {
        const { report, text } = await run(given, await rootsOf(server), signal);
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
