import { parseArgs } from "node:util";
import { UsageError } from "../usage.ts";

export interface RunOptions {
  /** Undefined: a file in the project's own folder. */
  readonly out: string | undefined;
  /** Hosts that stand for Deepgram: `host` or `host:port`. */
  readonly hosts: readonly string[];
  /** Tells of calls that went well, too, where something is to be said of them. */
  readonly all: boolean;
  readonly command: readonly [string, ...string[]];
}

/** What stands before `--` is for the Doctor, what follows is the command. Throws a UsageError. */
export function runOptions(args: readonly string[]): RunOptions {
  const end = args.indexOf("--");
  const [program, ...rest] = end < 0 ? [] : args.slice(end + 1);
  if (program === undefined) throw new UsageError("run takes a command after --, for instance: run -- npm test");
  const { values, positionals } = read(args.slice(0, end));
  const [extra] = positionals;
  if (extra !== undefined) throw new UsageError(`run takes the command after --, and "${extra}" stands before it.`);
  return {
    out: values.out,
    hosts: (values.host ?? []).map(hostOf),
    all: values.all ?? false,
    command: [program, ...rest],
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: { type: "string" },
        host: { type: "string", multiple: true },
        all: { type: "boolean" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    const [said = ""] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${said.replace(/\.$/, "")}. See deepgram-doctor --help.`);
  }
}

function hostOf(text: string): string {
  const host = text
    .replace(/^\w+:\/\//, "")
    .replace(/\/.*$/, "")
    .toLowerCase();
  if (!/^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:]+\](?::\d{1,5})?$/.test(host))
    throw new UsageError(`--host takes a host or host:port, not "${text}".`);
  return host;
}
