import { type KnownError, knownError, matchIn } from "../core/catalogue/errors.ts";
import { judge } from "../core/check/judge.ts";
import type { Call } from "../core/exchange/call.ts";
import { entry, known } from "../core/exchange/facts.ts";
import { isPlaceholder } from "../core/redact/placeholder.ts";
import { ruleById, rules } from "../core/rules/index.ts";
import type { Finding, Rule } from "../core/rules/rule.ts";

/** How a request is refused: as the catalogue knows that error. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The mistake, for the one who runs the mock. */
  readonly rule: string;
}

/** Deepgram looks at the credential first, then at the address, then at the rest. */
const order: readonly Rule["group"][] = ["auth", "endpoint", "payload", "model", "params"];

/** The refusal of a call by its first mistake that Deepgram answers with a status; undefined where it is accepted. */
export function refusalOf(call: Call): Refusal | undefined {
  if (lacksKey(call)) return asRefusal("auth-key-not-loaded", knownError("invalid-auth")!, 401, "Invalid credentials.");
  const grave = judge(call, rules).filter((finding) => finding.severity === "error");
  const rank = (finding: Finding) => order.indexOf(ruleById(finding.rule)?.group ?? "sdk");
  const ordered = grave.filter((each) => rank(each) >= 0).sort((a, b) => rank(a) - rank(b));
  for (const finding of ordered) {
    const refusal = byFinding(finding, call.transport === "ws");
    if (refusal) return refusal;
  }
  return undefined;
}

/** The variable of the key was empty: the header holds a word that stands for nothing. */
function lacksKey(call: Call): boolean {
  const value = known(entry(call.headers, "authorization", true)?.value)?.text;
  return value !== undefined && isPlaceholder(value.replace(/^\s*(?:token|bearer)\s*/i, ""));
}

function byFinding(finding: Finding, socket: boolean): Refusal | undefined {
  const answers = ruleById(finding.rule)?.shows.answers;
  const [status] = answers?.statuses ?? [];
  const errors = (answers?.errors ?? []).flatMap((id) => knownError(id) ?? []);
  const error = errors.find(({ surface }) => surface === "http");
  if (!error) return status === undefined ? undefined : generic(finding, socket && status === 405 ? 400 : status);
  const spoken = wordsOf(error, finding);
  return asRefusal(finding.rule, error, error.status ?? error.statuses?.[0] ?? status ?? 400, spoken);
}

const asRefusal = (rule: string, error: KnownError, status: number, message: string): Refusal => ({
  rule,
  status,
  code: error.err_code ?? error.err_codes?.[0] ?? "Bad Request",
  message,
});

const generic = ({ rule, message }: Finding, status: number): Refusal => ({
  rule,
  status,
  code: "Bad Request",
  message,
});

/** What Deepgram says: the words by which the catalogue knows the error, their blanks filled by the finding. */
function wordsOf(error: KnownError, finding: Finding): string {
  const filled = error.match.map((source) => spoken(source, finding.message));
  return filled.find((text) => matchIn(text, error)) ?? finding.message;
}

function spoken(source: string, blank: string): string {
  const [name = blank, value = blank] = [...blank.matchAll(/'([^']*)'/g)].map((each) => each[1]!);
  const fill = [name, value];
  return source
    .replace(/^\^|\$$/g, "")
    .replace(/\([^()]*\)\?/g, "")
    .replace(/\(\\[wS]\+\)|\(\[\^'\]\*\)|\(\.\*\??\)|\(\\d\+\)/g, () => fill.shift() ?? blank)
    .replace(/\(([^()|]*)\|[^()]*\)/g, "$1")
    .replace(/\[([A-Za-z])[A-Za-z]\]/g, "$1")
    .replace(/`\?/g, "`")
    .replace(/\\(.)\??/g, "$1")
    .replace(/\w\?/g, "");
}
