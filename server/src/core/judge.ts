import type { Call } from "./exchange/call.ts";
import type { Finding, Rule } from "./rules/rule.ts";

/** Runs every rule's `check` on one call. A rule that throws is named in `problems` and silences no other. */
export function judge(call: Call, rules: readonly Rule[], problems: string[] = []): Finding[] {
  if (call.target.deepgram === "no") return [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!rule.check) continue;
    try {
      rule.check(call, (found) =>
        findings.push({
          rule: rule.id,
          severity: found.severity ?? rule.severity,
          message: found.message,
          because: found.because ?? rule.why,
          advice: found.advice ?? rule.advice,
          at: found.at,
          related: found.related ?? [],
          fixes: found.fixes ?? [],
          ...(found.tags && { tags: found.tags }),
        }),
      );
    } catch (error) {
      problems.push(`Rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return findings;
}
