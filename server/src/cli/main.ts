#!/usr/bin/env node
import { version } from "../../../package.json";
import { program } from "../program.ts";
import { UsageError, usage, usageOf } from "./usage.ts";

/** The command line: what needs no checking is answered here, before anything heavy is loaded. */
async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case "--version":
    case "-v":
      return print(`${version}\n`);
    case undefined:
    case "help":
    case "--help":
    case "-h":
      return print(usage);
    case "check":
    case "explain":
    case "rules":
    case "mock":
    case "run":
      return asksHelp(command, args) ? print(usageOf(command)) : (await program()).run(command, args);
    case "lsp":
      return asksHelp(command, args) ? print(usageOf(command)) : serve(args);
    case "mcp":
      return asksHelp(command, args) ? print(usageOf(command)) : (await import("../mcp/load.ts")).serveMcp();
    default:
      throw new UsageError(`There is no command "${command}". Commands: check, explain, run, mock, rules, lsp, mcp.`);
  }
}

/** The transport is said, as editors do, so that a person who tries the command is not left with a program that waits. */
async function serve(args: readonly string[]): Promise<number> {
  const transport = /^--(?:stdio|node-ipc|(?:socket|pipe)(?:=.+)?)$/;
  if (!args.some((each) => transport.test(each)))
    throw new UsageError("lsp is for editors, and wants to be told how they talk to it: deepgram-doctor lsp --stdio.");
  return (await program()).serve();
}

/** After -- stands another program's command line, whose --help is its own; so it is after the command of `run`. */
function asksHelp(command: string, args: readonly string[]): boolean {
  const own = command === "run" ? args.slice(0, 1) : args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  return own.includes("--help") || own.includes("-h");
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return `This is a fault of Deepgram Doctor: ${error}`;
  if (error.name === "UsageError") return error.message;
  if ((error as NodeJS.ErrnoException).syscall === "uv_cwd") return "The working folder does not exist any more.";
  return `This is a fault of Deepgram Doctor: ${error.message}`;
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`deepgram-doctor: The output could not be written (${error.code ?? error.message}).\n`);
  process.exit(2);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const detail = process.env.DEEPGRAM_DOCTOR_DEBUG ? `\n${(error as Error)?.stack}` : "";
    process.stderr.write(`deepgram-doctor: ${inWords(error)}${detail}\n`);
    process.exitCode = 2;
  },
);
