import type { Call } from "../exchange/call.ts";
import type { Comment } from "../exchange/comment.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Finding, Report, Rule } from "../rules/rule.ts";

/** Runs every rule's `check` on one call. A rule that throws is named in `problems` and silences no other. */
export function judge(call: Call, rules: readonly Rule[], problems: string[] = []): Finding[] {
  if (call.target.deepgram === "no") return [];
  return judged(rules, problems, (rule, report) => rule.check?.(call, report));
}

/** The same with every rule's `checkReply` on one answer of a server. */
export function judgeReply(reply: Reply, rules: readonly Rule[], problems: string[] = []): Finding[] {
  return judged(rules, problems, (rule, report) => rule.checkReply?.(reply, report));
}

/** The same with every rule's `checkComment` on one comment. */
export function judgeComment(comment: Comment, rules: readonly Rule[], problems: string[] = []): Finding[] {
  return judged(rules, problems, (rule, report) => rule.checkComment?.(comment, report));
}

function judged(rules: readonly Rule[], problems: string[], run: (rule: Rule, report: Report) => void): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    try {
      run(rule, (found) =>
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
