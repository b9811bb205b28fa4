import type { Origin } from "./origin.ts";
import type { ResultUse } from "./read.ts";
import type { Value } from "./value.ts";

/** Use of `@deepgram/sdk` or of a wrapper package. */
export interface SdkUse {
  readonly package: string;
  /** The installed or declared major; undefined when unknown. */
  readonly major?: 1 | 2 | 3 | 4 | 5;
  readonly majorFrom?: "installed" | "lock" | "package" | "specifier" | "usage";
  readonly version?: string;
  /** The method chain as called, without the client: `listen.v1.media.transcribeUrl`. Empty for a client that is only made. */
  readonly method: string;
  readonly at: Origin;
  /** How the client was made; undefined where that is not seen. */
  readonly client?: SdkClient;
  /** The arguments of the method; those behind a spread are left out. */
  readonly args?: readonly Value[];
  /** The platform's class of which the first argument certainly is. */
  readonly first?: ObjectOf;
  /** Which argument (from zero) holds the options, in the major that has the method. */
  readonly optionsArg?: number;
  /** `await`, or `.then` on the result. */
  readonly awaited?: boolean;
  readonly resultUse?: ResultUse;
  /** The package spells parameters in its own way: only the values of model and language are Deepgram's. */
  readonly ownNames?: boolean;
}

/** An expression that is certainly an instance of one of the platform's classes: `File`, `Blob`, `ArrayBuffer`, `Uint8Array`, `Float32Array`; or a `string` by its type. */
export interface ObjectOf {
  readonly class: string;
  /** The expression without casts. */
  readonly at: Origin;
  /** `await` may stand there. */
  readonly awaitable: boolean;
}

export interface SdkClient {
  /** The export that makes it: `createClient`, `DeepgramClient`, `Deepgram`, or the class of a wrapper package. */
  readonly constructor: string;
  /** The whole expression that makes it. */
  readonly origin: Origin;
  /** The constructor's name as written. */
  readonly at: Origin;
  readonly args: readonly Value[];
  /** The arguments as written here. */
  readonly argsAt: readonly Origin[];
  /** `new` stands before it. */
  readonly isNew: boolean;
}
