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

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof Error && error.name === "UsageError";
    const detail = process.env.DEEPGRAM_DOCTOR_DEBUG ? `\n${(error as Error)?.stack}` : "";
    const fault = `This is a fault of Deepgram Doctor: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`deepgram-doctor: ${known ? error.message : fault}${detail}\n`);
    process.exitCode = 2;
  },
);
