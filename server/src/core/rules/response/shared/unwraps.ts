import type { Call, SdkUse } from "../../../exchange/call.ts";

/** Majors whose methods resolve to `{ result, error }` and do not throw what the API refuses. */
export function wrapsResult(sdk: SdkUse): boolean {
  return sdk.major === 3 || sdk.major === 4;
}

/** Methods that answer with JSON: speaking gives a response of its own. */
export function answersJson(call: Call): boolean {
  return call.transport === "http" && /^(?:listen|read|manage|auth|models|selfhosted)\b/.test(call.sdk?.method ?? "");
}
