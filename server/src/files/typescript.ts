import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";
import { provideTypeScript } from "../core/code/typescript.ts";
import { loadBundle } from "./code-cache.ts";

/**
 * Tells the core how to load the parser when a file first needs it: the bundle beside the running program, or, when run
 * from source, the installed package.
 * @param folder - where the bundles lie
 * @param cacheFolder - where a code cache may be kept if the shipped one does not fit this V8
 */
export function provideParser(folder: string, cacheFolder?: string): void {
  const bundle = join(folder, "typescript.cjs");
  provideTypeScript(() => {
    // A plain object: the bundle answers each name through a getter, which the evaluator asks millions of times.
    if (existsSync(bundle)) return { ...(loadBundle(bundle, cacheFolder) as typeof ts) };
    return createRequire(join(process.cwd(), "package.json"))("typescript") as typeof ts;
  });
}
