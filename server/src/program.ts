import { join } from "node:path";
import { userCacheFolder } from "./files/cache-folder.ts";
import { loadBundle } from "./files/code-cache.ts";

/** Everything that is loaded only when there is something to do. */
export type Program = typeof import("./commands.ts");

declare const __BUNDLED__: boolean | undefined;

/** Loads the program: from its own bundle through the code cache (`cacheFolder` keeps one for this V8; by default the user's cache folder), or, when run from source, from the source. */
export async function program(cacheFolder = userCacheFolder()): Promise<Program> {
  if (typeof __BUNDLED__ === "undefined" || !__BUNDLED__) return import("./commands.ts");
  return loadBundle(join(__dirname, "program.cjs"), cacheFolder) as Program;
}
