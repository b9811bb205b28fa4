import type { ExplainParams, ToolAnswer, ToolParams } from "../protocol.ts";
import type { Explained } from "./explained.ts";

/** Work that may take long, by name. Parameters and results are plain data: they go from thread to thread. */
export interface Tasks {
  readonly explain: (params: ExplainParams) => Promise<Explained>;
  readonly tool: (params: ToolParams & { readonly roots: readonly string[] }) => Promise<ToolAnswer>;
}

/** Each part is loaded with the first task that needs it. */
export const tasks: Tasks = {
  explain: async (params) => (await import("./explained.ts")).explained(params),
  async tool({ name, input, roots }) {
    const { tools } = await import("../mcp/tools.ts");
    const tool = tools.find((each) => each.name === name);
    if (!tool) throw new Error(`There is no tool ${name}.`);
    return tool.run(input, roots);
  },
};
