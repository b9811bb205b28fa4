import type { Call } from "../exchange/call.ts";
import { concealed } from "../redact/call.ts";
import { asCurl } from "./curl.ts";
import { asFetch } from "./fetch.ts";
import { asSdkV5, hasSdkMethod } from "./sdk-v5.ts";

export type CallForm = "curl" | "fetch" | "sdk-v5";

/** Whether a call can be written in a form: SDK v5 lacks methods for some paths. */
export function canRender(call: Call, form: CallForm): boolean {
  return form !== "sdk-v5" || hasSdkMethod(call);
}

/** A call as text to copy. The credential is always the environment variable; where SDK v5 has no method, fetch is written. */
export function renderCall(written: Call, form: CallForm): string {
  const call = concealed(written);
  if (form === "curl") return asCurl(call);
  return (form === "sdk-v5" ? asSdkV5(call) : undefined) ?? asFetch(call);
}
