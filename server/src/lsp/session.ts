import type { Connection, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Abilities } from "./abilities.ts";
import type { Log } from "./guard.ts";
import type { Queue } from "./queue.ts";

/** One editor at the other end of the wire: what every feature works with. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly abilities: Abilities;
  readonly queue: Queue;
  readonly log: Log;
  /** Workspace folders as paths, as they are now. */
  readonly roots: () => readonly string[];
}
