import { prepared } from "../explain/lines.ts";
import { outcome } from "../observe/outcome.ts";
import type { Paste } from "../paste/index.ts";
import type { Called } from "./differences.ts";

/** The exchange of a paste that is compared: one that ended as wanted, then one like the other, then the first with a call. */
export function chosen(paste: Paste, wanted: "failed" | "succeeded", other?: Called): Called | undefined {
  const called = prepared(paste).exchanges.filter((each): each is Called => each.call !== undefined);
  const rank = (each: Called) =>
    (each.call.target.deepgram === "no" ? 0 : 8) +
    (outcome(each)[wanted] ? 4 : 0) +
    (other && other.call.target.path?.value === each.call.target.path?.value ? 2 : 0) +
    (other && other.call.transport === each.call.transport ? 1 : 0);
  return called
    .slice(0, 500)
    .reduce<Called | undefined>(
      (best, each) => (best === undefined || rank(each) > rank(best) ? each : best),
      undefined,
    );
}
