import { explainReport } from "../cli/explain/json.ts";
import { asMarkdown } from "../cli/explain/markdown.ts";
import { Pasted } from "../cli/explain/texts.ts";
import { lowerPasted } from "../core/code/pasted.ts";
import { explain } from "../core/explain.ts";
import type { ExplainInput } from "./inputs.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ToolResult } from "./tools.ts";

/** Explains what was sent, what came back, or both. */
export function explainForAgent({ request = "", response = "" }: ExplainInput): ToolResult {
  if (`${request}${response}`.trim() === "") throw new Error("Give request, response, or both.");
  const answer = explain({ request, response }, lowerPasted);
  return {
    report: withoutSecrets(explainReport(answer, new Pasted(request, response), [])),
    text: asMarkdown(answer, []),
  };
}
