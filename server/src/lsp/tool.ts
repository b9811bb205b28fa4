import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { agentLimit } from "../mcp/bounded.ts";
import type { ToolAnswer, ToolParams } from "../protocol.ts";
import { Stopped, type TaskThread } from "../thread/thread.ts";
import { signalOf } from "./signal.ts";

/** Runs a tool for agents by its name, in the folders of the workspace. Wrong input is an error whose message says what is wrong. */
export async function runTool(
  { name, input }: ToolParams,
  roots: readonly string[],
  thread: TaskThread,
  token: CancellationToken,
): Promise<ToolAnswer> {
  try {
    return await thread.run("tool", { name, input, roots }, { limit: agentLimit, signal: signalOf(token) });
  } catch (error) {
    const code = error instanceof Stopped ? LSPErrorCodes.RequestCancelled : ErrorCodes.InvalidParams;
    throw new ResponseError(code, error instanceof Error ? error.message : String(error));
  }
}
