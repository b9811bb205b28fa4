import type { ServerStatus } from "../../server/src/protocol.ts";

/** `2 errors, 1 warning`, or `no findings`. */
export function countsInWords(status: Pick<ServerStatus, "errors" | "warnings">): string {
  const parts = [plural(status.errors, "error"), plural(status.warnings, "warning")].filter((part) => part !== "");
  return parts.join(", ") || "no findings";
}

function plural(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

export interface StatusText {
  /** For the status bar, with codicons. */
  readonly short: string;
  /** One sentence, for tooltips, screen readers and the language status. */
  readonly long: string;
  readonly problem: boolean;
  readonly busy: boolean;
}

/** What the status items say of a server's state and its last counts. */
export function statusText(state: string, status: ServerStatus | undefined): StatusText {
  const counts = status ? countsInWords(status) : "no findings";
  const found = status ? `${status.errors + status.warnings || ""}`.trim() : "";
  const label = found ? `Deepgram ${found}` : "Deepgram";
  switch (state) {
    case "starting":
      return { short: "$(sync~spin) Deepgram", long: "Deepgram Doctor is starting", problem: false, busy: true };
    case "failed":
    case "stopped":
      return {
        short: "$(error) Deepgram",
        long: state === "failed" ? "Deepgram Doctor did not start" : "Deepgram Doctor is stopped",
        problem: true,
        busy: false,
      };
    default:
      return {
        short: `$(${status?.errors ? "error" : status?.warnings ? "warning" : "pass"}) ${label}`,
        long: `Deepgram Doctor: ${counts}`,
        problem: false,
        busy: state === "busy",
      };
  }
}
