import * as z from "zod";

const place = z.looseObject({ line: z.number(), column: z.number() });
const range = z.looseObject({ start: place, end: place });

/** What an agent reads of the command line's JSON; the rest of it is there, too. */
export const checkOutput = z.looseObject({
  files: z.number(),
  calls: z.number(),
  findings: z.array(
    z.looseObject({
      rule: z.string(),
      severity: z.enum(["error", "warning", "information", "hint"]),
      message: z.string(),
      because: z.string(),
      advice: z.string(),
      file: z.string(),
      range,
      fixes: z.array(
        z.looseObject({
          title: z.string(),
          safe: z.boolean(),
          edits: z.array(z.looseObject({ file: z.string(), range, newText: z.string() })),
        }),
      ),
    }),
  ),
  omitted: z.record(z.string(), z.number()).optional().describe("How many entries of a list were left out."),
});

export const explainOutput = z.looseObject({
  verdict: z.enum(["cause-found", "several-possible", "nothing-wrong", "not-deepgram", "not-understood"]),
  headline: z.string(),
  why: z.string(),
  causes: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      confidence: z.number(),
      explanation: z.string(),
      fix: z.looseObject({ text: z.string(), corrected: z.string().optional() }),
    }),
  ),
});
