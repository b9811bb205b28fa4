import { type Known, known, member } from "../../exchange/facts.ts";
import type { ObjectValue } from "../../exchange/value.ts";
import type { Item } from "../items.ts";

/** A client's own error as consoles print it: `AxiosError {message: 'Network Error', name: 'AxiosError', code: 'ERR_NETWORK'}`. */
export function errorObject(value: ObjectValue): Item | undefined {
  const type = known(member(value, "type"));
  const name = known(member(value, "name")) ?? (type && /(?:Error|Exception)$/.test(type.text) ? type : undefined);
  const message = known(member(value, "message"));
  if (message && member(value, "isTrusted")?.kind === "boolean" && !name) return errorEvent(value, message);
  if (!name || !message || !/(?:Error|Exception)$/.test(name.text)) return undefined;
  // What the SDK throws of an answer holds the answer: that says more.
  const answered = ["status", "statusCode", "body", "rawResponse"].some((each) => member(value, each) !== undefined);
  if (/^Deepgram/.test(name.text) && (answered || message.text.includes("{"))) return undefined;
  const code = codeOf(value);
  const text = `${name.text}: ${message.text}${code ? ` (${code})` : ""}`;
  const origin = message.origin;
  const browser =
    member(value, "request") !== undefined && /XMLHttpRequest/.test(known(member(value, "request"))?.text ?? "");
  const error = { text, name: name.text, source: browser ? ("browser" as const) : ("unknown" as const), origin };
  return { kind: "error", error, at: value.origin, words: name.text };
}

/** The code of an error, or of what caused it. */
function codeOf(value: ObjectValue): string | undefined {
  for (const path of [["code"], ["cause", "code"], ["originalError", "code"], ["originalError", "cause", "code"]]) {
    const found = known(member(value, ...path))?.text;
    if (found && /^[A-Z_]{3,}$/.test(found)) return found;
  }
  return undefined;
}

/** The event of a browser's or of React Native's socket, whose message the platform wrote. */
function errorEvent(value: ObjectValue, { text, origin }: Known): Item | undefined {
  if (text === "") return undefined;
  const error = { text, name: "ErrorEvent", source: "browser" as const, origin };
  return { kind: "error", error, at: value.origin, words: "ErrorEvent" };
}

/** The lists that the management API answers with, and what each of their entries has. */
const listed = { balances: "balance_id", projects: "project_id", api_keys: "api_key", members: "member_id" };

function isListing(value: ObjectValue): boolean {
  return Object.entries(listed).some(([name, id]) => {
    const list = member(value, name);
    return list?.kind === "array" && member(list.items[0], id) !== undefined;
  });
}

/** Whether an object is the body of an answer. `has`: it holds one of these members. */
export function isAnswer(value: ObjectValue, has: (...names: string[]) => boolean): boolean {
  if (has("err_code", "err_msg", "error_code") || (has("category") && has("message", "details"))) return true;
  if (has("results") && has("metadata")) return true;
  // What is picked out of an answer: `.results.channels[0].alternatives[0]`.
  if (has("transcript") && has("confidence") && !has("type")) return true;
  if (has("request_id") && !has("type")) return true;
  if (has("access_token") && has("expires_in")) return true;
  if (isListing(value)) return true;
  if (has("code") && has("description") && !has("type")) return true;
  // A line of a structured log, or the SDK's pair of result and error, is no answer itself.
  if (has("level", "severity", "levelname", "result", "data", "response", "service", "logger")) return false;
  return (
    value.bag.entries.length <= 4 && has("error", "message", "detail", "errors") && !has("role", "model", "url", "text")
  );
}
