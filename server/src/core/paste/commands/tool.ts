import type { Item } from "../items.ts";
import type { Command, Shell } from "../shell/word.ts";
import type { Source } from "../text/slice.ts";

/** One program of the command line that sends requests. */
export interface Tool {
  readonly name: string;
  /** Its names at the start of a command, and what must follow them, as the source of an expression with the name as its only group. */
  readonly begins: string;
  /** Case of its name does not matter. */
  readonly anyCase?: true;
  /** The shell that it belongs to, where there is only one. */
  readonly shell?: Shell;
  /** The call of one command. Undefined where the command names no address. */
  readonly read: (command: Command, source: Source) => Item | undefined;
}
