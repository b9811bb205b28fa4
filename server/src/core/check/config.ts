import type { Severity } from "../rules/rule.ts";

/** What settings and flags decide about checking. */
export interface Config {
  /** Severity by rule id; `off` silences the rule everywhere. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
}

export const defaultConfig: Config = { rules: {} };

export const severities = ["error", "warning", "information", "hint"] as const satisfies readonly Severity[];

/** Errors first. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}
