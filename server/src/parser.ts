import { dirname, join } from "node:path";
import { userCacheFolder } from "./files/cache-folder.ts";
import { provideParser } from "./files/typescript.ts";

declare const __BUNDLED__: boolean | undefined;

/** The parser's bundle lies beside the program's own; run from source, the installed package is taken. */
export function provideBundledParser(cacheFolder = userCacheFolder()): void {
  const bundled = typeof __BUNDLED__ !== "undefined" && __BUNDLED__;
  provideParser(bundled ? __dirname : join(dirname(process.argv[1] ?? "."), "no-bundle"), cacheFolder);
}
