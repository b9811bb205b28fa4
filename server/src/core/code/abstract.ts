import type ts from "typescript";
import type { Origin } from "../exchange/origin.ts";
import type { BytesSource, Insertion } from "../exchange/value.ts";
import type { Piece } from "../text/pieces.ts";
import type { FileContext } from "./context.ts";

/**
 * What an expression may be, inside the code front end: a superset of the exchange's Value. Values are immutable;
 * a later mutation of an object in the text yields another value at that point. A promise stands for what it resolves to.
 */
export type Abstract =
  | Str
  | Num
  | Bool
  | Null
  | Obj
  | Arr
  | Pairs
  | UrlObject
  | RequestObject
  | Json
  | Bytes
  | Fn
  | Class
  | Created
  | Result
  | Member
  | Imported
  | Global
  | Choice
  | Unknown;

/** A string in pieces. A `value` piece is text that is decided elsewhere: one of several, or a stringified query. */
export interface Str {
  readonly kind: "string";
  readonly parts: readonly StrPart[];
  readonly origin: Origin;
}

export type StrPart = Piece<Abstract>;

export interface Num {
  readonly kind: "number";
  readonly value: number;
  readonly origin: Origin;
}

export interface Bool {
  readonly kind: "boolean";
  readonly value: boolean;
  /** It stands for whatever falsy value stopped an `&&`. */
  readonly falsy?: true;
  readonly origin: Origin;
}

export interface Null {
  readonly kind: "null";
  readonly undefined: boolean;
  readonly origin: Origin;
}

/** One entry of an object, a query, headers or a form. */
export interface Prop {
  readonly name: string;
  /** The characters of the name, without quotes. */
  readonly key: Origin;
  /** Evaluated when first asked for. */
  readonly value: Abstract;
  readonly sometimes: boolean;
  /** With `sometimes`: nothing but its own value decides whether it is there. */
  readonly optional?: true;
  readonly renamable: boolean;
  readonly removal?: Origin;
  /** The expression that stands for the value in this entry. */
  readonly written?: Origin;
  /** The entry of the same name that this one took the place of, where that is certain. */
  readonly replaced?: Prop;
}

/** A plain object. Names are unique: a later entry replaced an earlier one. */
export interface Obj {
  readonly kind: "object";
  readonly props: readonly Prop[];
  /** False when there may be entries that were not seen. */
  readonly complete: boolean;
  readonly reason?: string;
  readonly origin: Origin;
  readonly insertion?: Insertion;
}

export interface Arr {
  readonly kind: "array";
  /** Items that are there for certain. */
  readonly items: readonly Abstract[];
  /** False when there may be others. */
  readonly complete: boolean;
  /** Set when some items are there only sometimes: all of them in order, and whether there may be others still. */
  readonly listing?: Listing;
  readonly origin: Origin;
}

export interface Listing {
  readonly items: readonly Item[];
  readonly complete: boolean;
}

export interface Item {
  readonly value: Abstract;
  readonly sometimes: boolean;
}

/** URLSearchParams, Headers, FormData or Map: entries in order; names repeat in queries and forms. */
export interface Pairs {
  readonly kind: "pairs";
  readonly of: "query" | "headers" | "form" | "map";
  readonly props: readonly Prop[];
  readonly complete: boolean;
  readonly reason?: string;
  readonly origin: Origin;
  readonly insertion?: Insertion;
}

/** A `URL` object: the text that it was made from, and its query after all changes so far. */
export interface UrlObject {
  readonly kind: "url";
  /** The URL as written, without its query when `query` is given. */
  readonly text: Abstract;
  /** The whole query when it was read or changed through `searchParams`. */
  readonly query?: Pairs;
  readonly origin: Origin;
}

/** A `Request` object: what would be handed to fetch. */
export interface RequestObject {
  readonly kind: "request";
  readonly url: Abstract;
  readonly init?: Abstract;
  readonly origin: Origin;
}

/** `JSON.stringify(value)`: text, of which the value is known rather than the characters. */
export interface Json {
  readonly kind: "json";
  readonly value: Abstract;
  readonly origin: Origin;
}

export interface Bytes {
  readonly kind: "bytes";
  readonly source: BytesSource | { readonly is: "text"; readonly value: Abstract };
  readonly origin: Origin;
}

/** A function with the frame that it closes over. */
export interface Fn {
  readonly kind: "function";
  readonly node: ts.SignatureDeclaration;
  readonly frame: Frame;
  readonly origin: Origin;
}

export interface Class {
  readonly kind: "class";
  readonly node: ts.ClassLikeDeclaration;
  readonly frame: Frame;
  readonly origin: Origin;
}

/** `new X(…)` of anything that has no kind of its own. `of` is what X evaluates to (a Class, an import, a global). */
export interface Created {
  readonly kind: "created";
  readonly of: Abstract;
  readonly node: ts.NewExpression;
  readonly frame: Frame;
  readonly origin: Origin;
}

/** The result of a call that is not followed; `callee` is what was called. */
export interface Result {
  readonly kind: "result";
  readonly callee: Abstract;
  readonly node: ts.CallExpression | ts.TaggedTemplateExpression;
  readonly frame: Frame;
  readonly origin: Origin;
}

/** A member of something that is not followed: `client.listen`, `data.access_token`. */
export interface Member {
  readonly kind: "member";
  readonly of: Abstract;
  readonly name: string;
  /** The empty text that stands in where there is no value: `?? ""`. */
  readonly orEmpty?: Origin;
  readonly origin: Origin;
}

/** A binding imported from a package (or from a file that is not found). `name` is `default`, `*` (namespace, require) or the exported name. */
export interface Imported {
  readonly kind: "import";
  readonly module: string;
  /** The specifier as written, where it says more than the package's name: a version, a registry. */
  readonly specifier?: string;
  readonly name: string;
  readonly origin: Origin;
}

/** An identifier that nothing in the file declares: `fetch`, `WebSocket`, `process`. */
export interface Global {
  readonly kind: "global";
  readonly name: string;
  readonly origin: Origin;
}

export interface Choice {
  readonly kind: "one-of";
  readonly options: readonly Abstract[];
  readonly origin: Origin;
}

export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
  /** The last identifier of the expression: a hint, never a proof. */
  readonly name?: string;
  readonly orEmpty?: Origin;
  readonly origin: Origin;
}

/** What the variables of a frame hold. A map is one; arguments are evaluated when they are first asked for. */
export interface Bound {
  has(declaration: ts.Node): boolean;
  /** With `member`, the value is right as far as that member of it is concerned. */
  get(declaration: ts.Node, member?: string): Abstract | undefined;
  /** The values that have been read so far. */
  values(): IterableIterator<Abstract>;
}

/**
 * One activation of a function (or of a loop's body): what its parameters stand for. The root frame of a file has no
 * function. Evaluation is memoised by node and frame.
 */
export interface Frame {
  readonly context: FileContext;
  readonly parent: Frame | undefined;
  /** The function, class or loop whose variables `bound` holds. */
  readonly node: ts.Node | undefined;
  /** Values by declaration: parameters and loop variables. */
  readonly bound: Bound;
  /** What `this` is. */
  readonly self?: Abstract;
  /** How many calls deep. */
  readonly depth: number;
}
