import type { Call } from "../exchange/call.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Reply } from "../exchange/reply.ts";

/** A source text to look for calls in. */
export interface SourceText {
  readonly uri: string;
  readonly text: string;
  /** How to parse it, where the name does not say. */
  readonly kind?: "ts" | "tsx";
}

/** What a file's surroundings say: injected, because core reads no files. */
export interface Project {
  /** The version of a package as installed, locked or declared for the file at `uri` (nearest first). */
  packageVersion(uri: string, name: string): PackageVersion | undefined;
  /** The text of another file, or undefined when there is none. */
  read(uri: string): string | undefined;
  /** The file that an import specifier means when written in the file at `uri`; undefined for packages and for anything not found. */
  resolve(uri: string, specifier: string): string | undefined;
}

export interface PackageVersion {
  /** An exact version or a range as written. */
  readonly version: string;
  readonly major: number;
  readonly from: "installed" | "lock" | "package";
}

/** A project of which nothing is known: for single texts and pastes. */
export const noProject: Project = {
  packageVersion: () => undefined,
  read: () => undefined,
  resolve: () => undefined,
};

export interface Lowered {
  readonly calls: readonly Call[];
  /** Clients of the SDK by which no call is made in the file that makes them: calls of no method. */
  readonly clients?: readonly Call[];
  /** The calls to other services: what they share with a call to Deepgram is not Deepgram's to mend. */
  readonly foreign?: readonly Call[];
  /** The values that the file exports, which other files may use. */
  readonly exported?: readonly Origin[];
  /** What the file's server code answers its own callers with. */
  readonly replies?: readonly Reply[];
  /** Comments that begin with `deepgram-doctor-`, for suppression. */
  readonly directives: readonly Directive[];
  /** The same comments of the other files whose text went into the calls, where they have any. */
  readonly elsewhere?: readonly DirectivesOf[];
  readonly problems: readonly string[];
  /** Why nothing of the text was looked at, in a sentence; it is one of the problems, too. */
  readonly unchecked?: string;
  /** URIs of the other files whose text went into the calls. */
  readonly uses: readonly string[];
  /** The file makes a call to Deepgram itself, so that others may make it through the file. */
  readonly leads?: boolean;
  /** The file holds an address, a client or a key of Deepgram's, by which a file that imports it may call. */
  readonly leadsOthers?: boolean;
  /** URIs of the files at which the parser stumbled: an edit there may stand in another place than it seems to. */
  readonly broken?: readonly string[];
}

export interface DirectivesOf {
  readonly uri: string;
  readonly text: string;
  readonly directives: readonly Directive[];
}

export interface Directive {
  readonly kind: "disable-next-line" | "disable-line" | "disable-file";
  /** Rule ids; empty means all. */
  readonly rules: readonly string[];
  /** What stands after `--`. */
  readonly reason?: string;
  readonly start: number;
  readonly end: number;
  /** Zero-based line that the directive speaks of. */
  readonly line: number;
}
