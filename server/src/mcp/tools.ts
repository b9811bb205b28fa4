import { inWords } from "../files/config-file.ts";
import type { ToolAnswer, ToolParams } from "../protocol.ts";
import { checkInput, checkShape, explainInput, explainShape } from "./inputs.ts";

/** What a tool gives: the command line's JSON, and the same in a few lines. Both without credentials. */
export type ToolResult = ToolAnswer;

export interface Tool {
  readonly name: ToolParams["name"];
  readonly title: string;
  readonly description: string;
  readonly shape: typeof checkShape | typeof explainShape;
  /** `roots`: the folders that may be read. Throws an Error that says in a sentence what is wrong with the input. */
  readonly run: (input: unknown, roots: readonly string[]) => Promise<ToolResult>;
}

export const tools: readonly Tool[] = [
  {
    name: "deepgram_check",
    title: "Check Deepgram calls",
    description:
      "Finds wrong calls to Deepgram (HTTP, WebSocket or @deepgram/sdk) in TypeScript and JavaScript: what is refused or misbehaves, where, why, and the edit that mends it. Takes a path, or code. Works offline.",
    shape: checkShape,
    run: async (input, roots) => {
      const given = parsed(checkInput, input);
      const [{ provideBundledParser }, { checkForAgent }] = await Promise.all([
        import("../parser.ts"),
        import("./check.ts"),
      ]);
      provideBundledParser();
      return checkForAgent(given, roots);
    },
  },
  {
    name: "deepgram_explain",
    title: "Explain a Deepgram error",
    description:
      "Names the cause of a failed or strange Deepgram request, response, WebSocket close, error or log, with the evidence and the corrected request. Takes what was sent, what came back, or both. Works offline; keys are masked.",
    shape: explainShape,
    run: async (input) => {
      const given = parsed(explainInput, input);
      const [{ provideBundledParser }, { explainForAgent }] = await Promise.all([
        import("../parser.ts"),
        import("./explain.ts"),
      ]);
      provideBundledParser();
      return explainForAgent(given);
    },
  },
];

type Schema = typeof checkInput | typeof explainInput;

function parsed<T extends Schema>(schema: T, input: unknown): ReturnType<T["parse"]> {
  const read = schema.safeParse(input ?? {});
  if (!read.success) throw new Error(`The input is not understood: ${inWords(read.error)}.`);
  return read.data as ReturnType<T["parse"]>;
}
