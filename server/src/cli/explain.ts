import { version } from "../../../package.json";
import { lowerPasted } from "../core/code/pasted.ts";
import type { Answer } from "../core/explain/answer.ts";
import { answer as answerTo } from "../core/explain/index.ts";
import { type Paste, readPaste } from "../core/paste/index.ts";
import { isRecording } from "../core/record/format.ts";
import { redact } from "../core/redact/index.ts";
import { provideBundledParser } from "../parser.ts";
import { type Paint, painter, wantsColour } from "./colour.ts";
import { readInput } from "./explain/input.ts";
import { asJson } from "./explain/json.ts";
import { asMarkdown } from "./explain/markdown.ts";
import { asText } from "./explain/pretty.ts";
import { Pasted } from "./explain/texts.ts";
import { explainOptions } from "./options.ts";
import { UsageError } from "./usage.ts";

/** A comparison in each form that it may be told in. */
interface ToldComparison {
  readonly json: (pasted: Pasted) => object;
  readonly markdown: () => string;
  readonly pretty: (paint: Paint) => string;
}

/** `deepgram-doctor explain`: 0 for every answer, 2 for unreadable input. */
export async function explain(args: readonly string[]): Promise<number> {
  const options = explainOptions(args);
  const request = await readInput(options.file);
  if (options.format === "har") return asHar(request, options.file);
  const response = options.response === undefined ? "" : await readInput(options.response);
  provideBundledParser();
  const paste = readPaste({ request, response }, lowerPasted);
  const answer = answerTo(paste);
  const pasted = new Pasted(paste.texts);
  const { workspace, compare: other } = options;
  const comparison = other === undefined ? undefined : await compareWith(other, paste, answer);
  const builtAt =
    workspace === undefined ? [] : (await import("./explain/built-at.ts")).findBuiltAt(paste, answer, workspace);
  const paint = painter(wantsColour());
  const report = {
    json: () => asJson(answer, pasted, builtAt, comparison?.json(pasted)),
    markdown: () => asMarkdown(answer, builtAt, comparison?.markdown()),
    pretty: () => asText(answer, pasted, builtAt, paint, comparison?.pretty(paint)),
  }[options.format]();
  process.stdout.write(report);
  return 0;
}

/** Only a recording holds what a HAR needs. */
async function asHar(text: string, file: string): Promise<number> {
  if (!isRecording(text))
    throw new UsageError(`--format har takes a recording of deepgram-doctor run, and ${file} is none.`);
  const { recordingAsHar } = await import("../core/record/har.ts");
  process.stdout.write(recordingAsHar(redact(text).text, { name: "Deepgram Doctor", version }));
  return 0;
}

/** What compares is loaded only where there is something to compare. */
async function compareWith(file: string, failing: Paste, answer: Answer): Promise<ToldComparison> {
  const working = readPaste({ request: await readInput(file), response: "" }, lowerPasted);
  const [{ compare }, told] = await Promise.all([
    import("../core/compare/index.ts"),
    import("./explain/comparison.ts"),
  ]);
  const comparison = compare(failing, answer, working);
  return {
    json: (pasted) => told.comparisonJson(comparison, pasted, working),
    markdown: () => told.comparisonMarkdown(comparison),
    pretty: (paint) => told.comparisonText(comparison, paint),
  };
}
