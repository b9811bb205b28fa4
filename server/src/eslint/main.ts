import { join } from "node:path";
import { userCacheFolder } from "../files/cache-folder.ts";
import { loadBundle } from "../files/code-cache.ts";
import type { Program } from "../program.ts";

// The linter wants the plugin at once, so the program is loaded without waiting; its parser comes with the first file.
const loaded = loadBundle(join(__dirname, "program.cjs"), userCacheFolder()) as Program;
const plugin = loaded.lintPlugin();

export const meta = plugin.meta;
export const rules = plugin.rules;
export const configs = plugin.configs;
