import type { Lowered, Project, SourceText } from "../code/front-end.ts";
import { type LowerOptions, lowerSource } from "../code/index.ts";
import { isTest } from "../code/test-file.ts";
import type { Call } from "../exchange/call.ts";
import type { Origin } from "../exchange/origin.ts";
import { credentialPlaces } from "../redact/call.ts";
import { rules } from "../rules/index.ts";
import type { Finding, Fix } from "../rules/rule.ts";
import { lineAt, lineStarts } from "../text/lines.ts";
import { commentsOf } from "./comments.ts";
import { type Config, severityRank } from "./config.ts";
import { judge, judgeComment, judgeReply } from "./judge.ts";
import { type Kept, keptFindings } from "./kept.ts";
import { type Judged, keepSharedText } from "./shared-text.ts";
import { suppressed } from "./suppress.ts";

export interface Checked {
  /** Sorted by place, then by severity; severities and comments applied. */
  readonly findings: readonly Finding[];
  /** How many calls to Deepgram were seen. */
  readonly calls: number;
  readonly problems: readonly string[];
  /** Why nothing of the text was checked, in a sentence. */
  readonly unchecked?: string;
  /** Other files whose text went into the calls. */
  readonly uses: readonly string[];
  /** Files that import this one may call Deepgram by what it holds. */
  readonly leadsOthers: boolean;
  /** Where credentials are written out in the texts of the findings: what shows these texts masks them. */
  readonly secrets: readonly Origin[];
}

/** Checks one source text. A text without the word deepgram costs one search, unless `options` say otherwise. Never throws. */
export function checkText(source: SourceText, project: Project, config: Config, options?: LowerOptions): Checked {
  return checkLowered(source, lowerSource(source, project, options), config);
}

/** The same over calls that are at hand already: another setting needs no second parse. */
export function checkLowered(source: SourceText, lowered: Lowered, config: Config): Checked {
  return checkAgain(source, lowered, config).checked;
}

/** The same of a text that was checked before, under the same settings: only calls that changed since are judged. */
export function checkAgain(
  source: SourceText,
  lowered: Lowered,
  config: Config,
  before?: Kept,
): { readonly checked: Checked; readonly kept: Kept } {
  const problems = [...lowered.problems];
  const active = activeUnder(config);
  const known = keptFindings(source.uri, source.text, before);
  const judged = [...lowered.calls, ...(lowered.clients ?? [])].map((call) => ({
    call,
    findings: known(call) ?? judge(call, active, problems).map((finding) => withCall(finding, call)),
  }));
  // A rule that failed is named at each check.
  const kept = { text: source.text, judged: problems.length > lowered.problems.length ? [] : judged };
  return { checked: checkedOf(source, lowered, config, judged, problems), kept };
}

function checkedOf(
  source: SourceText,
  lowered: Lowered,
  config: Config,
  judged: readonly Judged[],
  problems: string[],
): Checked {
  const active = activeUnder(config);
  const inCalls = [
    ...keepSharedText(source.uri, judged, lowered.foreign, lowered.exported),
    ...(lowered.replies ?? []).flatMap((reply) => judgeReply(reply, active, problems)),
  ];
  const calls = lowered.calls.filter((call) => call.target.deepgram !== "no").length;
  const { uses, leadsOthers = false } = lowered;
  const unchecked = lowered.unchecked === undefined ? {} : { unchecked: lowered.unchecked };
  if (inCalls.length === 0 && lowered.directives.length === 0)
    return { findings: [], calls, problems, ...unchecked, uses, leadsOthers, secrets: [] };
  const files = [{ uri: source.uri, text: source.text, directives: lowered.directives }, ...(lowered.elsewhere ?? [])];
  const comments = new Map(files.map((file) => [file.uri, { ...file, starts: lineStarts(file.text) }]));
  const isSuppressed = ({ rule, at }: Finding) => {
    const file = comments.get(at.text);
    return file !== undefined && suppressed(file.directives, rule, lineAt(file.starts, at.start));
  };
  const found = [...inCalls, ...inComments(source, lowered, config, inCalls, problems)];
  const broken = new Set(lowered.broken);
  // A test calls the code that it tests in wrong ways on purpose: that is no fault of that code.
  const isProvoked = ({ at }: Finding) => isTest(source.uri) && !isTest(at.text);
  const findings = unique(found)
    .filter((f) => !isSuppressed(f) && !isProvoked(f))
    .map((f) => ({
      ...f,
      severity: severityOf(f, config),
      fixes: f.fixes.map((fix) => withLineEnds(guarded(fix, broken), source)),
    }))
    .sort((a, b) => a.at.start - b.at.start || severityRank(a.severity) - severityRank(b.severity));
  const secrets = judged.flatMap(({ call }) => credentialPlaces(call));
  return { findings, calls, problems, uses, leadsOthers, secrets };
}

const activeUnder = (config: Config) => rules.filter((rule) => config.rules[rule.id] !== "off");

/** What is wrong with the comments that switch rules off. */
function inComments(
  source: SourceText,
  lowered: Lowered,
  config: Config,
  found: readonly Finding[],
  problems: string[],
): Finding[] {
  const active = rules.filter((rule) => rule.checkComment && config.rules[rule.id] !== "off");
  if (lowered.directives.length === 0 || active.length === 0) return [];
  const starts = lineStarts(source.text);
  const met = found
    .filter(({ at }) => at.text === source.uri)
    .map(({ rule, at }) => ({ rule, line: lineAt(starts, at.start) }));
  return commentsOf(source, lowered, config, met, problems.length === 0 && lowered.unchecked === undefined).flatMap(
    (comment) => judgeComment(comment, active, problems),
  );
}

/** What is wrong in another file than the call's names the call. */
function withCall(finding: Finding, { head }: Call): Finding {
  if (finding.at.text === head.text || finding.related.some(({ at }) => at.text === head.text)) return finding;
  return { ...finding, related: [...finding.related, { at: head, message: "This call sends it" }] };
}

/** No fix is safe in a text that does not parse: what it stands on may be a misreading. */
function guarded(fix: Fix, broken: ReadonlySet<string>): Fix {
  return fix.safe && fix.edits.some((edit) => broken.has(edit.text)) ? { ...fix, safe: false } : fix;
}

/** New lines end as those of the file do. */
function withLineEnds(fix: Fix, { uri, text }: SourceText): Fix {
  if (!fix.edits.some(({ newText }) => newText.includes("\n")) || !text.includes("\r\n")) return fix;
  const edits = fix.edits.map((edit) =>
    edit.text === uri ? { ...edit, newText: edit.newText.replace(/(?<!\r)\n/g, "\r\n") } : edit,
  );
  return { ...fix, edits };
}

function severityOf(finding: Finding, config: Config): Finding["severity"] {
  const set = config.rules[finding.rule];
  return set && set !== "off" ? set : finding.severity;
}

/**
 * One finding for each rule, place and message: a constant used by ten calls is wrong once. Where the ways to one place give
 * different edits or none, the gravest speaks for all that offer the same text.
 */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const f of findings) {
    const edits = f.fixes[0]?.edits.map((edit) => `${edit.start}-${edit.end}=${edit.newText}`).join();
    const key = `${f.rule} ${f.at.text} ${f.at.start} ${f.at.end} ${edits ?? f.message}`;
    const known = seen.get(key);
    if (!known || severityRank(f.severity) < severityRank(known.severity)) seen.set(key, f);
  }
  return [...seen.values()];
}
