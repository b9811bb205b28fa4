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
  /** URIs of the workspace folders, as they are now. */
  readonly folders: () => readonly string[];
  /** Those of them that lie on the disk, as paths. */
  readonly roots: () => readonly string[];
}
