import type { Edit, Origin } from "./origin.ts";

/**
 * What a front end could learn about a value, as a tree. Rules see values through the helpers of `facts.ts`,
 * which say nothing about anything unresolved.
 */
export type Value =
  | TextValue
  | NumberValue
  | BooleanValue
  | NullValue
  | ArrayValue
  | ObjectValue
  | BytesValue
  | OneOf
  | Unresolved;

/** A string in pieces: what is written out, and holes whose content is only known by kind. */
export interface TextValue {
  readonly kind: "text";
  readonly parts: readonly TextPart[];
  readonly origin: Origin;
}

export type TextPart = LiteralPart | HolePart;

/**
 * Characters that are written out. `origin` covers exactly these characters in the source when
 * `exact`; otherwise (escapes, percent-encoding, a value computed elsewhere) it covers the whole literal
 * and must not be edited piecewise.
 */
export interface LiteralPart {
  readonly kind: "literal";
  readonly text: string;
  readonly origin: Origin;
  readonly exact: boolean;
}

/** A place in a string whose characters are not known (or are secret), with what is known of them. */
export interface HolePart {
  readonly kind: "hole";
  readonly hole: Hole;
  readonly origin: Origin;
}

export type Hole =
  /** An environment variable by name: `process.env.X`, `import.meta.env.X`, `Deno.env.get("X")`, `$X` in a shell. */
  | { readonly is: "env"; readonly name: string }
  /** A credential that was written out. Its characters are gone: only its shape, and what a JWT says of its life. */
  | { readonly is: "secret"; readonly shape: SecretShape; readonly expires?: number; readonly issued?: number }
  /** A stand-in that a reader is meant to replace: `YOUR_API_KEY`, `<key>`, `xxxx`. */
  | { readonly is: "placeholder"; readonly text: string }
  /** The `access_token` of a grant: a JWT for certain. */
  | { readonly is: "grant-token" }
  /** An expression that could not be followed. `name` is its last identifier, a hint and never a proof; `joined`: a list, with commas between its items. */
  | { readonly is: "unknown"; readonly reason: string; readonly name?: string; readonly joined?: true };

export type SecretShape = "api-key" | "jwt" | "other";

export interface NumberValue {
  readonly kind: "number";
  readonly value: number;
  readonly origin: Origin;
}

export interface BooleanValue {
  readonly kind: "boolean";
  readonly value: boolean;
  readonly origin: Origin;
}

/** `null` or `undefined`. */
export interface NullValue {
  readonly kind: "null";
  readonly undefined: boolean;
  readonly origin: Origin;
}

export interface ArrayValue {
  readonly kind: "array";
  readonly items: readonly Value[];
  /** False when there may be items that were not seen (a spread, a push in a loop). */
  readonly complete: boolean;
  readonly origin: Origin;
}

export interface ObjectValue {
  readonly kind: "object";
  readonly bag: Bag;
  readonly origin: Origin;
}

/** Audio or other bytes: what kind of source they come from, as far as the text shows. */
export interface BytesValue {
  readonly kind: "bytes";
  readonly source: BytesSource;
  readonly origin: Origin;
}

export type BytesSource =
  /** Provably zero bytes: `new Uint8Array(0)`, `Buffer.from("")`, `new Blob([])`. */
  | { readonly is: "empty" }
  /** A file by name; `path` as written. */
  | { readonly is: "file"; readonly path: string }
  /** A chunk of a MediaRecorder (a container without `encoding`). */
  | { readonly is: "media-recorder" }
  /** Text wrapped into bytes: `Buffer.from(JSON.stringify(x))`, `new TextEncoder().encode(x)`. `unwrapped` is the text's value, `inner` its place. */
  | { readonly is: "encoded-text"; readonly unwrapped: Value; readonly inner: Origin }
  /** Base64 text that was not decoded. */
  | { readonly is: "base64" }
  /** Bytes of which no more is known. */
  | { readonly is: "other"; readonly what: string };

/** A branch decides: each option is possible. */
export interface OneOf {
  readonly kind: "one-of";
  readonly options: readonly Value[];
  readonly origin: Origin;
}

/** Not followed, and why. Rules stay silent. */
export interface Unresolved {
  readonly kind: "unresolved";
  readonly reason: string;
  /** The empty text that is written to stand in where there is no value: `?? ""`. */
  readonly orEmpty?: Origin;
  readonly origin: Origin;
}

/**
 * Named entries in order: query parameters, headers, or the members of an object.
 * The same name may stand in several entries (a repeated query parameter).
 */
export interface Bag {
  readonly entries: readonly Entry[];
  /** True when no entry was missed. An absent name is a fact only then. */
  readonly complete: boolean;
  /** The container as written (the query without `?`, the object literal). */
  readonly origin: Origin;
  /** How a further entry is written here; undefined where no text edit can add one. */
  readonly insertion?: Insertion;
}

export interface Entry {
  /** The name as written; headers are compared case-insensitively by `facts.ts`. */
  readonly name: string;
  /** The name's place. */
  readonly key: Origin;
  readonly value: Value;
  /** The whole expression that stands for the value here (quotes too), where it is one: the value itself may come from elsewhere. */
  readonly written?: Origin;
  /** The text to cut to remove this entry and leave correct syntax (with its `&`, `,` or whole statement); undefined where no edit is safe. */
  readonly removal?: Origin;
  /** How text is put before a value that is an expression of another language: `open text close`, and `end` behind the value. */
  readonly glue?: { readonly open: string; readonly close: string; readonly end: string };
  /** The edits that write the header out with Token, where an option or a method of the client makes the scheme word itself. */
  readonly asToken?: readonly Edit[];
  /** Its name may be edited at `key` by plain replacement (quotes, if any, are outside of `key`). */
  readonly renamable: boolean;
  /** True when the entry exists on some paths only: a conditional spread, an `append` inside an `if`. */
  readonly sometimes: boolean;
  /** With `sometimes`: nothing but its own value decides whether it is there. Otherwise a branch may choose other things along with it. */
  readonly optional?: boolean;
}

/** Where and how to write a further entry into a bag. */
export interface Insertion {
  readonly at: Origin;
  /**
   * `query`: `name=value`, percent-encoded, `before` it (`?` or `&`).
   * `object`: `name: value` as code. `keyword`: `name=value` as an argument of Python. `pairs`: `"name": "value"` in JSON or a header literal; `header-line`: `Name: value`.
   */
  readonly style: "query" | "object" | "keyword" | "pairs" | "header-line";
  readonly before: string;
  readonly after: string;
}
