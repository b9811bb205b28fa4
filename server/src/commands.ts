import { workerData } from "node:worker_threads";

/** What the entry points start. Each part is loaded on its own, so that none pays for another. */
export async function run(
  command: "check" | "explain" | "run" | "mock" | "rules",
  args: readonly string[],
): Promise<number> {
  switch (command) {
    case "check":
      return (await import("./cli/check.ts")).check(args);
    case "explain":
      return (await import("./cli/explain.ts")).explain(args);
    case "run":
      return (await import("./cli/run.ts")).run(args);
    case "mock":
      return (await import("./cli/mock.ts")).mock(args);
    case "rules":
      return (await import("./cli/rules.ts")).listRules(args);
  }
}

/** What agents may ask, each tool in a thread of its own. */
export async function agentTools() {
  return (await import("./mcp/in-thread.ts")).toolsInThread();
}

/** The plugin for linters. A linter wants it without waiting, so it is required: the bundler still loads it only then. */
export function lintPlugin() {
  const { provideBundledParser } = require("./parser.ts") as typeof import("./parser.ts");
  provideBundledParser();
  return (require("./eslint/plugin.ts") as typeof import("./eslint/plugin.ts")).lintPlugin();
}

/** Starts the language server on the transport that the command line names. Resolves when the connection ends. */
export async function serve(cacheFolder?: string): Promise<number> {
  return (await import("./lsp/server.ts")).serve(cacheFolder);
}

/** Does what most runs begin with, so that a code cache written afterwards holds it. */
export async function warmUp(sample: string): Promise<void> {
  await (await import("./warm-up.ts")).warmUp(sample);
}

/** A further thread: of `check`, or for work that may take long. */
export async function workInThread(): Promise<void> {
  const { provideBundledParser } = await import("./parser.ts");
  provideBundledParser();
  const { doTasks, forTasks } = await import("./thread/thread.ts");
  if (workerData === forTasks) doTasks();
  else (await import("./cli/check/threads.ts")).checkInThread();
}
