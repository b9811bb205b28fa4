import data from "./data/errors.json" with { type: "json" };
import type { Confidence } from "./types.ts";

export interface KnownError {
  readonly id: string;
  /** `http` is also the body behind a refused WebSocket upgrade. */
  readonly surface: "http" | "ws-handshake" | "ws-close" | "ws-error" | "ws-warning" | "client" | "symptom";
  /** `*`, or `listen`, `listen-v2`, `speak`, `speak-v2`, `read`, `agent`, `auth`, `manage`. */
  readonly products: readonly string[];
  readonly status?: number;
  readonly statuses?: readonly number[];
  readonly err_code?: string;
  readonly err_codes?: readonly string[];
  readonly altCodes?: readonly string[];
  /** A close code, or the `code` of an Error or Warning message. */
  readonly code?: number | string;
  readonly codes?: readonly (number | string)[];
  /** The close reason's first word. */
  readonly reason?: string;
  readonly reasons?: readonly string[];
  readonly messageType?: string;
  readonly errorClass?: string;
  readonly sdk?: string;
  /** Sources of regular expressions, flag `i`: `matchIn` compiles them. */
  readonly match: readonly string[];
  readonly causes: readonly ErrorCause[];
  readonly fix?: string;
  readonly retry: "no" | "once" | "backoff" | "reconnect" | "slow-down";
  readonly confidence: Confidence;
  readonly note?: string;
  readonly disambiguate?: string;
  readonly docs?: readonly string[];
}

/** Ranked: the most likely first. */
export interface ErrorCause {
  readonly cause: string;
  readonly confirm: readonly string[];
  readonly ruleOut: readonly string[];
}

export const errors = data.errors as unknown as readonly KnownError[];

/** Short links that Deepgram's texts contain, to the id of the error they belong to. */
export const shortLinks: Readonly<Record<string, string>> = data.shortLinks;

let byId: Map<string, KnownError> | undefined;
const matchers = new Map<string, readonly Matcher[]>();

interface Matcher {
  /** With what each match begins, in lower case: looked for before the expression is compiled. */
  readonly begins: string;
  readonly source: string;
  shape?: RegExp;
}

export function knownError(id: string): KnownError | undefined {
  byId ??= new Map(errors.map((error) => [error.id, error]));
  return byId.get(id);
}

/** Where an error's words stand in a text. Each expression is compiled when its beginning is first met. */
export function matchIn(text: string, error: KnownError): RegExpExecArray | undefined {
  let known = matchers.get(error.id);
  if (!known) {
    known = error.match.map((source) => ({ source, begins: beginning(source) }));
    matchers.set(error.id, known);
  }
  const lower = inLowerCase(text);
  for (const matcher of known) {
    if (!lower.includes(matcher.begins)) continue;
    matcher.shape ??= new RegExp(matcher.source, "i");
    const match = matcher.shape.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** The plain words that an expression begins with; empty where it may begin in several ways. */
function beginning(source: string): string {
  const [plain = ""] = /^[\w ,'":;=/<>-]*/.exec(source) ?? [];
  if (source.replace(/\([^()]*\)/g, "").includes("|")) return "";
  const optional = /^[?*{]/.test(source.slice(plain.length));
  return (optional ? plain.slice(0, -1) : plain).toLowerCase();
}

let last = { text: "", lower: "" };

/** All errors are looked for in one text after the other. */
function inLowerCase(text: string): string {
  if (text !== last.text) last = { text, lower: text.toLowerCase() };
  return last.lower;
}

/** The product of a path, as errors name it. */
export function productOf(path: string): string | undefined {
  const [, version, name] = /^\/v(\d)\/(listen|speak|read|agent|auth|projects|models)\b/.exec(path) ?? [];
  if (!name) return undefined;
  if (name === "projects" || name === "models") return "manage";
  return version === "2" ? `${name}-v2` : name;
}

/** Whether an error can come from a path; true where the path is unknown. */
export function fitsPath(error: KnownError, path: string | undefined): boolean {
  const product = path === undefined ? undefined : productOf(path);
  return product === undefined || error.products.includes("*") || error.products.includes(product);
}

/** The errors whose text is recognised in `text`, with what was recognised, in the catalogue's order. */
export function errorsIn(
  text: string,
  surfaces?: readonly KnownError["surface"][],
): readonly { readonly error: KnownError; readonly match: RegExpExecArray }[] {
  return errors.flatMap((error) => {
    if (surfaces && !surfaces.includes(error.surface)) return [];
    const match = matchIn(text, error);
    return match ? [{ error, match }] : [];
  });
}
