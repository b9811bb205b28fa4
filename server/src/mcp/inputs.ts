import * as z from "zod";

/** Characters of one text that are taken at most. */
const longest = 8_000_000;
const text = z.string().max(longest, `Longer than ${longest} characters: cut out the part in question.`);

export const checkShape = {
  path: z.string().min(1).optional().describe("A file or folder to check. Not together with code."),
  code: text.optional().describe("Source code to check instead of a path: TypeScript or JavaScript."),
  file: z
    .string()
    .min(1)
    .optional()
    .describe("Where the code belongs, for instance src/stt.ts: its imports and package versions are read from there."),
};

export const explainShape = {
  request: text.optional().describe("What was sent: curl, fetch, SDK code, a URL, raw HTTP."),
  response: text.optional().describe("What came back or happened: response, error, close code, log, plain words."),
};

export type CheckInput = z.infer<z.ZodObject<typeof checkShape>>;
export type ExplainInput = z.infer<z.ZodObject<typeof explainShape>>;

export const checkInput = z.strictObject(checkShape);
export const explainInput = z.strictObject(explainShape);
