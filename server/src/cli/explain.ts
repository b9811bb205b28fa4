import { lowerPasted } from "../core/code/pasted.ts";
import { answer as answerTo } from "../core/explain.ts";
import { readPaste } from "../core/paste/index.ts";
import { provideBundledParser } from "../parser.ts";
import { painter, wantsColour } from "./colour.ts";
import { readInput } from "./explain/input.ts";
import { asJson } from "./explain/json.ts";
import { asMarkdown } from "./explain/markdown.ts";
import { asText } from "./explain/pretty.ts";
import { Pasted } from "./explain/texts.ts";
import { explainOptions } from "./options.ts";

/** `deepgram-doctor explain`: 0 for every answer, 2 for unreadable input. */
export async function explain(args: readonly string[]): Promise<number> {
  const options = explainOptions(args);
  const request = await readInput(options.file);
  const response = options.response === undefined ? "" : await readInput(options.response);
  provideBundledParser();
  const paste = readPaste({ request, response }, lowerPasted);
  const answer = answerTo(paste);
  const pasted = new Pasted(paste.texts);
  const { workspace } = options;
  const builtAt = workspace === undefined ? [] : (await import("./explain/built-at.ts")).findBuiltAt(paste, workspace);
  const report = {
    json: () => asJson(answer, pasted, builtAt),
    markdown: () => asMarkdown(answer, builtAt),
    pretty: () => asText(answer, pasted, builtAt, painter(wantsColour())),
  }[options.format]();
  process.stdout.write(report);
  return 0;
}
