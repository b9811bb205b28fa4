import { ResponseError } from "vscode-languageserver/node";

export type Log = (message: string) => void;

/**
 * Runs a handler so that its failure is one line in the log and an empty answer: nothing that goes wrong for one document
 * may end the server. Answers that are errors by intent (cancelled, superseded) pass.
 */
export async function guarded<T>(log: Log, what: string, fallback: T, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    log(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fallback;
  }
}
