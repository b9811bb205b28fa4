import { spawn } from "node:child_process";
import { constants } from "node:os";
import { UsageError } from "../usage.ts";

/** How a command ended: by its exit code, or by a signal. */
export interface Ended {
  readonly code: number;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Starts the command on this terminal and waits for it. Its input, output and signals are its own. Throws a UsageError where it
 * cannot be started.
 */
export function runCommand([program, ...args]: readonly [string, ...string[]], env: object): Promise<Ended> {
  return new Promise((done, fail) => {
    const windows = process.platform === "win32";
    const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env }, shell: windows });
    // Ctrl+C reaches the command from the terminal itself: it decides what to do, and this waits for it.
    const stay = () => {};
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.on("SIGINT", stay);
    process.on("SIGTERM", pass);
    process.on("SIGHUP", pass);
    child.on("error", (error: NodeJS.ErrnoException) => {
      fail(
        new UsageError(error.code === "ENOENT" ? `There is no command ${program}.` : `${program}: ${error.message}`),
      );
    });
    child.on("exit", (code, signal) => {
      process.off("SIGINT", stay);
      process.off("SIGTERM", pass);
      process.off("SIGHUP", pass);
      done({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), signal });
    });
  });
}
