import { ErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { ToolAnswer } from "../protocol.ts";

/** Runs a tool for agents by its name, in the folders of the workspace. Wrong input is an error whose message says what is wrong. */
export async function runTool(name: string, input: unknown, roots: readonly string[]): Promise<ToolAnswer> {
  const { tools } = await import("../mcp/tools.ts");
  const tool = tools.find((each) => each.name === name);
  if (!tool) throw new ResponseError(ErrorCodes.InvalidParams, `There is no tool ${name}.`);
  try {
    return await tool.run(input, roots);
  } catch (error) {
    throw new ResponseError(ErrorCodes.InvalidParams, error instanceof Error ? error.message : String(error));
  }
}
