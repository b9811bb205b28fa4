import { explainReport } from "../cli/explain/json.ts";
import { asMarkdown } from "../cli/explain/markdown.ts";
import { Pasted } from "../cli/explain/texts.ts";
import { lowerPasted } from "../core/code/pasted.ts";
import { answer as answerTo } from "../core/explain/index.ts";
import { readPaste } from "../core/paste/index.ts";
import { boundedReport } from "./bounded.ts";
import type { ExplainInput } from "./inputs.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ToolResult } from "./tools.ts";

/** Explains what was sent, what came back, or both. */
export function explainForAgent({ request = "", response = "" }: ExplainInput): ToolResult {
  if (`${request}${response}`.trim() === "") throw new Error("Give request, response, or both.");
  const paste = readPaste({ request, response }, lowerPasted);
  const answer = answerTo(paste);
  return {
    report: withoutSecrets(boundedReport(explainReport(answer, new Pasted(paste.texts), []))),
    text: asMarkdown(answer, []),
  };
}
