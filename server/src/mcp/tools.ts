import { inWords } from "../files/config-file.ts";
import type { ToolAnswer, ToolParams } from "../protocol.ts";
import { checkInput, explainInput } from "./inputs.ts";
import { checkOutput, explainOutput } from "./outputs.ts";

type Schema = typeof checkInput | typeof explainInput;

/** What a tool gives: the command line's JSON, and the same in a few lines. Both without credentials. */
export type ToolResult = ToolAnswer;

export interface Tool {
  readonly name: ToolParams["name"];
  readonly title: string;
  readonly description: string;
  readonly input: Schema;
  /** Of the report. */
  readonly output: typeof checkOutput | typeof explainOutput;
  /** `roots`: the folders that may be read. Throws an Error that says in a sentence what is wrong with the input. */
  readonly run: (input: unknown, roots: readonly string[]) => Promise<ToolResult>;
}

export const tools: readonly Tool[] = [
  {
    name: "deepgram_check",
    title: "Check Deepgram calls",
    description:
      "Finds wrong calls to Deepgram (HTTP, WebSocket or @deepgram/sdk) in TypeScript and JavaScript: what is refused or misbehaves, where, why, and the edit that fixes it. Takes paths, a diff, or code that is not saved. Works offline.",
    input: checkInput,
    output: checkOutput,
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
    input: explainInput,
    output: explainOutput,
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

function parsed<T extends Schema>(schema: T, input: unknown): ReturnType<T["parse"]> {
  const read = schema.safeParse(input ?? {});
  if (!read.success) throw new Error(`The input is not understood: ${inWords(read.error)}.`);
  return read.data as ReturnType<T["parse"]>;
}
