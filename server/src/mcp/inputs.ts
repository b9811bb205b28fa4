import * as z from "zod";

/** Characters of one text that are taken at most. */
const longest = 8_000_000;
/** Paths that are taken at most: a folder names any number. */
const mostPaths = 1000;
const text = z.string().max(longest, `Longer than ${longest} characters: cut out the part in question.`);
const path = z.string().min(1);

export const checkInput = z.strictObject({
  path: path.optional().describe("A file or folder to check."),
  paths: z.array(path).min(1).max(mostPaths).optional().describe("Several files and folders, instead of path."),
  diff: text
    .optional()
    .describe("A unified diff (git diff) of files as they are on the disk, instead: only what its lines hold is told."),
  code: text.optional().describe("Source code that is not saved, instead: TypeScript or JavaScript."),
  file: path
    .optional()
    .describe("Where the code belongs, for instance src/stt.ts: its imports and package versions are read from there."),
});

export const explainInput = z.strictObject({
  request: text.optional().describe("What was sent: curl, fetch, SDK code, a URL, raw HTTP."),
  response: text.optional().describe("What came back or happened: response, error, close code, log, plain words."),
});

export type CheckInput = z.infer<typeof checkInput>;
export type ExplainInput = z.infer<typeof explainInput>;
