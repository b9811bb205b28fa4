import { TaskThread } from "../thread/thread.ts";
import { agentLimit } from "./bounded.ts";
import { type Tool, type ToolResult, tools } from "./tools.ts";

/** What the server of the protocol offers: a tool's description, and the run of it beside the protocol's own thread. */
export interface ServedTool extends Omit<Tool, "run"> {
  readonly run: (input: unknown, roots: readonly string[], signal?: AbortSignal) => Promise<ToolResult>;
}

/** The tools, in one thread that starts with the first call and ends with a call that is cancelled or takes too long. */
export function toolsInThread(): readonly ServedTool[] {
  const thread = new TaskThread();
  return tools.map((tool) => ({
    ...tool,
    run: (input, roots, signal) => thread.run("tool", { name: tool.name, input, roots }, { limit: agentLimit, signal }),
  }));
}
