import { existsSync, readdirSync, readFileSync } from "node:fs";
import { generate } from "./generate.ts";

export interface Difference {
  readonly path: string;
  /** What the file must hold; undefined for a page of a rule that is gone. */
  readonly text: string | undefined;
}

/** The generated files that differ from what is on disk. */
export function drifted(): readonly Difference[] {
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  const marked = new Map(["README.md", "docs/settings.md"].map((path) => [path, readFileSync(path, "utf8")]));
  const texts = JSON.parse(readFileSync("package.nls.json", "utf8"));
  const files = generate({ packageJson: readFileSync("package.json", "utf8"), texts, marked });
  const changed = [...files].filter(([path, text]) => read(path) !== text).map(([path, text]) => ({ path, text }));
  const pages = existsSync("docs/rules") ? readdirSync("docs/rules").map((name) => `docs/rules/${name}`) : [];
  const gone = pages.filter((path) => !files.has(path)).map((path) => ({ path, text: undefined }));
  return [...changed, ...gone];
}
