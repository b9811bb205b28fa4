import { spawn } from "node:child_process";

const posix = process.platform !== "win32";
const running = new Set();

/** Ends a child with all that it started. */
export function kill(child, signal = "SIGTERM") {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (posix) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Starts a child at the head of a process group of its own, which ends with this process. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: posix, ...options });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])
  process.on(signal, () => {
    for (const child of running) kill(child);
    process.exit(code);
  });
process.on("exit", () => {
  for (const child of running) kill(child, "SIGKILL");
});

/**
 * Runs a command to its end. Its output is shown as it comes unless `quiet`, and given back as text.
 * After `timeout` milliseconds it is ended with all its children, and `late` is true.
 * @returns {Promise<{ code: number, text: string, late: boolean }>}
 */
export function run(command, args, { quiet = false, timeout = 600_000, ...options } = {}) {
  return new Promise((done) => {
    const child = start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    let late = false;
    const take = (stream) => (chunk) => {
      text += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take(process.stdout));
    child.stderr.setEncoding("utf8").on("data", take(process.stderr));
    const timer = setTimeout(() => {
      late = true;
      kill(child);
      setTimeout(() => kill(child, "SIGKILL"), 3000).unref();
    }, timeout);
    const end = (code) => {
      clearTimeout(timer);
      done({ code, text, late });
    };
    child.once("error", (error) => {
      text += `${error.message}\n`;
      end(127);
    });
    child.once("close", (code) => end(code ?? 1));
  });
}

/** npm's own script is run by the Node of this process; a Windows npm.cmd could not be started without a shell. */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return run(process.execPath, [script, ...args], options);
  return run("npm", args, { shell: !posix, ...options });
}

/** The last line that says something, for a one-line error. */
export function lastLine(text) {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
