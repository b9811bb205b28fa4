import type { KnownError } from "../../server/src/core/catalogue/errors.ts";

/** A text that an expression of the catalogue matches: its first branch, groups and classes by a sample. Undefined where none is found. */
export function sampleOf(pattern: string): string | undefined {
  const plain = pattern
    .replace(/\(\?[=!<][^()]*\)/g, "")
    .replace(/\(\?:/g, "(")
    .replace(/\\d(?:\{(\d+)(?:,\d*)?\}|\+|\*)?/g, (_, count) => "4".repeat(Number(count ?? 1)))
    .replace(/\\w(?:\{(\d+)(?:,\d*)?\}|\+|\*)?/g, (_, count) => "x".repeat(Number(count ?? 1)))
    .replace(/\\b/g, "")
    .replace(/\\s[*+?]?/g, " ")
    .replace(/\[([^\]]*)\](?:[+*?]|\{\d+(?:,\d*)?\})?/g, (_, inside: string) => classSample(inside))
    .replace(/\.(?:[*+]\??|\{\d+(?:,\d*)?\}\??)/g, "x");
  const text = branch(plain)
    .replace(/\\(.)/g, "$1")
    .replace(/\^|\$$/g, "");
  return new RegExp(pattern, "i").test(text) ? text : undefined;
}

function classSample(inside: string): string {
  if (inside.startsWith("^")) return "x";
  if (/\\d|0-9/.test(inside)) return "4";
  return inside.replace(/\\/g, "")[0] ?? "x";
}

/** The first of every choice, innermost groups first. */
function branch(text: string): string {
  let whole = text;
  for (let round = 0; round < 10; round++) {
    const next = whole.replace(/\(([^()]*)\)(\?)?/g, (_, inner: string, optional?: string) =>
      optional ? "" : inner.split("|")[0]!,
    );
    if (next === whole) break;
    whole = next;
  }
  return whole.split("|")[0]!.replace(/(?<!\\)(.)\?/g, "$1");
}

/** An error of the catalogue as it reaches a person: a body, a message of a socket, a close, a printed line. */
export function textsOf(error: KnownError): string[] {
  const words = error.match.flatMap((pattern) => sampleOf(pattern) ?? []);
  const id = "0f0e0d0c-0000-4000-8000-000000000009";
  const codes = [error.code, ...(error.codes ?? [])].filter((code) => typeof code === "string");
  switch (error.surface) {
    case "http":
      return words.map((text) => JSON.stringify({ err_code: error.err_code, err_msg: text, request_id: id }));
    case "ws-error":
    case "ws-warning": {
      const type = error.messageType ?? (error.surface === "ws-warning" ? "Warning" : "Error");
      const description = words[0] ?? "It happened.";
      return (codes.length > 0 ? codes : [undefined]).map((code) => JSON.stringify({ type, description, code }));
    }
    case "ws-close":
      return typeof error.code === "number" ? [`closed with code ${error.code} ${words[0] ?? ""}`.trim()] : [];
    default:
      return words;
  }
}
