#!/usr/bin/env node
import { version } from "../../../package.json";
import { program } from "../program.ts";
import { UsageError, usage } from "./usage.ts";

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
      return args.includes("--help") || args.includes("-h") ? print(usage) : (await program()).run(command, args);
    case "run":
      // After -- stands another program's command line, whose --help is its own.
      return /^(?:--help|-h)$/.test(args[0] ?? "") ? print(usage) : (await program()).run(command, args);
    case "lsp":
      return (await program()).serve();
    case "mcp":
      return args.includes("--help") || args.includes("-h")
        ? print(usage)
        : (await import("../mcp/load.ts")).serveMcp();
    default:
      throw new UsageError(`There is no command "${command}". Commands: check, explain, run, mock, rules, lsp, mcp.`);
  }
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
