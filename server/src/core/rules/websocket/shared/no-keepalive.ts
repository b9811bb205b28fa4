import type { Call } from "../../../exchange/call.ts";
import { replace } from "../../../exchange/origin.ts";
import type { Fix, Report } from "../../rule.ts";
import { placeOf, typeOf } from "./sent.ts";

/** Reports every KeepAlive of a socket that has no such message. */
export function reportKeepAlives(call: Call, who: string, report: Report): void {
  for (const message of call.messages) {
    if (typeOf(message)?.text !== "KeepAlive") continue;
    const removal: Fix[] = message.statement
      ? [{ title: "Remove the KeepAlive", safe: false, edits: [replace(message.statement, "")] }]
      : [];
    report({ message: `${who} has no KeepAlive message`, at: placeOf(message), fixes: removal });
  }
}
