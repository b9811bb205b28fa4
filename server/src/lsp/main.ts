import { program } from "../program.ts";

/** The language server's process: `--cache-folder=DIR` says where a code cache of this V8 may be kept. */
const folder = process.argv.find((argument) => argument.startsWith("--cache-folder="))?.slice("--cache-folder=".length);

program(folder).then(
  (loaded) => loaded.serve(folder),
  (error: unknown) => {
    process.stderr.write(`deepgram-doctor: the language server did not start: ${String(error)}\n`);
    process.exit(2);
  },
);
