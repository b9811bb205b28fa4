import type { Call } from "../../exchange/call.ts";
import type { Edit } from "../../exchange/origin.ts";
import type { Paste } from "../../paste/index.ts";
import type { PasteName } from "../../paste/text/slice.ts";
import { looksLikeProse, withoutAddresses } from "../../paste/words/looks-like-prose.ts";
import type { Finding, Fix } from "../../rules/rule.ts";
import { sameEdit, touches as touching } from "../../text/edits.ts";
import type { Weighed } from "../weigh.ts";

/** The edits of several causes together, and what they assume. */
export interface Collected {
  readonly edits: readonly Edit[];
  readonly assumes: readonly string[];
  /** The causes of which a fix was taken. */
  readonly fixed: ReadonlySet<Weighed>;
}

/**
 * The fixes of all causes of one exchange, the likeliest first: those of the causes themselves, and of every other plain mistake,
 * because a request is right as a whole or not at all. A fix that touches another one's text is left out, whole.
 */
export function collect(causes: readonly Weighed[], paste: Paste): Collected {
  const edits: Edit[] = [];
  const assumes = new Set<string>();
  const fixed = new Set<Weighed>();
  for (const [at, cause] of causes.entries()) {
    const upgrade = upgraded(cause, paste);
    if (upgrade && edits.length === 0) {
      edits.push(...upgrade);
      fixed.add(cause);
      continue;
    }
    for (const found of fixesOf(cause, at === 0)) {
      if (found.edits.some((edit) => isInWords(edit, cause.exchange.call, paste))) continue;
      const fix = cause.exchange.call?.via === "python" ? inPython(found, paste) : found;
      if (take(fix, edits)) {
        fixed.add(cause);
        if (fix.assumes) assumes.add(fix.assumes);
      }
    }
  }
  return { edits, assumes: [...assumes], fixed };
}

/** Whether an edit would change what a person says rather than the call. */
function isInWords({ text: name, start, end }: Edit, call: Call | undefined, { texts }: Paste): boolean {
  if (!call || (call.origin.text === name && call.origin.start <= start && end <= call.origin.end)) return false;
  const text = texts[name as PasteName] ?? "";
  const newline = text.indexOf("\n", end);
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, newline < 0 ? text.length : newline);
  return /\b(?:I|we|my|our)\b/.test(line) && looksLikeProse(withoutAddresses(line));
}

/** Python has no true: where its True stood, the query's word is a string. */
function inPython(fix: Fix, { texts }: Paste): Fix {
  const edits = fix.edits.map((edit) => {
    const text = texts[edit.text as PasteName] ?? "";
    const bare = /^(?:True|False)$/.test(text.slice(edit.start, edit.end)) && !/["']/.test(text[edit.start - 1] ?? "");
    return bare && /^(?:true|false)$/.test(edit.newText) ? { ...edit, newText: `"${edit.newText}"` } : edit;
  });
  return { ...fix, edits };
}

function fixesOf({ findings, evidence }: Weighed, first: boolean): Fix[] {
  const lists = [
    ...findings.filter((finding) => first || isPlain(finding)).map(({ fixes }) => fixes),
    ...evidence.flatMap((each) => (each.for && each.fixes ? [each.fixes] : [])),
  ];
  return lists.flatMap((fixes) => fixes.find((fix) => fix.safe) ?? fixes[0] ?? []);
}

const isPlain = (finding: Finding) => finding.severity === "error" || finding.severity === "warning";

/** All of the code for the newest major, where that one is used: the single call would still hang on an older client. */
function upgraded({ rule, exchange }: Weighed, paste: Paste): readonly Edit[] | undefined {
  const { call, environment } = exchange;
  if (!rule.shows.fixedByUpgrade) return undefined;
  // An import alone can fail, before anything is called.
  const isNewest = call?.sdk ? call.sdk.major === 5 : !call && /^5\./.test(environment.sdk?.version ?? "");
  if (!isNewest) return undefined;
  const names: PasteName[] = call ? [call.origin.text as PasteName] : ["paste:request", "paste:response"];
  return names.map((name) => paste.upgrade(name)).find((edits) => edits.length > 0);
}

/** Takes a fix whole or not at all. */
function take(fix: Fix, edits: Edit[]): boolean {
  const fresh = fix.edits.filter((edit) => !edits.some((other) => same(edit, other)));
  for (const edit of fresh) {
    const others = edits.filter((other) => touches(edit, other));
    // Two cuts that share a separator are one cut.
    if (others.length > 0 && [edit, ...others].some((each) => each.newText !== "" || each.start === each.end))
      return false;
  }
  for (const edit of fresh) {
    const others = edits.filter((other) => touches(edit, other));
    for (const other of others) edits.splice(edits.indexOf(other), 1);
    const start = Math.min(edit.start, ...others.map((other) => other.start));
    const end = Math.max(edit.end, ...others.map((other) => other.end));
    edits.push({ ...edit, start, end });
  }
  return true;
}

const same = (a: Edit, b: Edit) => a.text === b.text && sameEdit(a, b);
const touches = (a: Edit, b: Edit) => a.text === b.text && touching(a, b);
