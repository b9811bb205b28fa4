import type { ServerStatus } from "../../server/src/protocol.ts";

/** `vscode.l10n.t`: `{0}` in the message stands for the first of `args`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** `2 errors, 1 warning`, or `no findings`. */
export function countsInWords({ errors, warnings }: Pick<ServerStatus, "errors" | "warnings">, t: Translate): string {
  const parts = [
    ...(errors > 0 ? [errors === 1 ? t("1 error") : t("{0} errors", errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? t("1 warning") : t("{0} warnings", warnings)] : []),
  ];
  return parts.join(", ") || t("no findings");
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
export function statusText(state: string, status: ServerStatus | undefined, t: Translate): StatusText {
  const counts = status ? countsInWords(status, t) : t("no findings");
  const found = status ? `${status.errors + status.warnings || ""}`.trim() : "";
  const label = found ? `Deepgram ${found}` : "Deepgram";
  switch (state) {
    case "starting":
      return { short: "$(sync~spin) Deepgram", long: t("Deepgram Doctor is starting"), problem: false, busy: true };
    case "failed":
    case "stopped":
      return {
        short: "$(error) Deepgram",
        long: state === "failed" ? t("Deepgram Doctor did not start") : t("Deepgram Doctor is stopped"),
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
