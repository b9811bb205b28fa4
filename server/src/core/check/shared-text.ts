import type { Call } from "../exchange/call.ts";
import type { Edit, Origin } from "../exchange/origin.ts";
import { placesOf } from "../exchange/places.ts";
import type { Finding } from "../rules/rule.ts";

/** The findings of one call. */
export interface Judged {
  readonly call: Call;
  readonly findings: readonly Finding[];
}

/**
 * A fix is safe only where the text that it edits serves this call alone: the same constant, options or wrapper may be right
 * for another call, or for another file. Such a fix stays as a suggestion, unless every call that shares the text asks for the very same edit.
 */
export function keepSharedText(
  uri: string,
  own: readonly Judged[],
  foreign: readonly Call[] = [],
  exported: readonly Origin[] = [],
): Finding[] {
  return ofOwnText(own, foreign).map((finding) => ({
    ...finding,
    fixes: finding.fixes.map((fix) =>
      fix.safe && fix.edits.some((edit) => isElsewhere(edit, finding.at, uri) || isForOthers(edit, exported))
        ? { ...fix, safe: false }
        : fix,
    ),
  }));
}

/** In another file than the finding, or something more in a file that is not looked at. */
function isElsewhere(edit: Edit, at: Origin, uri: string): boolean {
  return edit.text !== at.text || (edit.text !== uri && edit.start === edit.end);
}

/** Something more in a value that other files may use as it is. */
function isForOthers(edit: Edit, exported: readonly Origin[]): boolean {
  return edit.start === edit.end && exported.some((each) => each.start <= edit.start && edit.end <= each.end);
}

function ofOwnText(own: readonly Judged[], foreign: readonly Call[]): Finding[] {
  const all = own.flatMap(({ findings }) => findings);
  const judged = [...own, ...foreign.map((call): Judged => ({ call, findings: [] }))];
  if (judged.length < 2 || !all.some(({ fixes }) => fixes.some(({ safe }) => safe))) return all;
  const used = usesOf(judged);
  const wanted = judged.map(({ findings }) => new Set(findings.flatMap(editsOf)));
  return judged.flatMap(({ findings }, at) =>
    findings.map((finding) => {
      const shared = (edit: Edit) =>
        usersOf(used.get(edit.text), edit).some((by) => by !== at && !wanted[by]!.has(nameOf(finding.rule, edit)));
      const fixes = finding.fixes.map((fix) => (fix.safe && fix.edits.some(shared) ? { ...fix, safe: false } : fix));
      return { ...finding, fixes };
    }),
  );
}

function editsOf({ rule, fixes }: Finding): string[] {
  return fixes.flatMap(({ edits }) => edits.map((edit) => nameOf(rule, edit)));
}

function nameOf(rule: string, edit: Edit): string {
  return `${rule} ${edit.text} ${edit.start} ${edit.end} ${edit.newText}`;
}

interface Use {
  readonly at: Origin;
  /** Which of the calls. */
  readonly by: number;
  /** The furthest end of this use and of those before it. */
  reaches: number;
}

/** What goes out with the calls, by text and in the order of the text. */
function usesOf(judged: readonly Judged[]): ReadonlyMap<string, readonly Use[]> {
  const byText = new Map<string, Use[]>();
  judged.forEach(({ call }, by) => {
    for (const at of placesOf(call)) {
      const uses = byText.get(at.text) ?? [];
      if (uses.length === 0) byText.set(at.text, uses);
      uses.push({ at, by, reaches: at.end });
    }
  });
  for (const uses of byText.values()) {
    uses.sort((a, b) => a.at.start - b.at.start);
    let furthest = 0;
    for (const use of uses) {
      furthest = Math.max(furthest, use.reaches);
      use.reaches = furthest;
    }
  }
  return byText;
}

/** The calls whose places an edit changes; what is only written in goes where such a place begins or ends. */
function usersOf(uses: readonly Use[] | undefined, edit: Edit): number[] {
  if (!uses) return [];
  let low = 0;
  for (let high = uses.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (uses[middle]!.at.start <= edit.end) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let i = low - 1; i >= 0 && uses[i]!.reaches >= edit.start; i--) {
    const { at, by } = uses[i]!;
    const touches = edit.start === edit.end ? at.end >= edit.start : at.start < edit.end && at.end > edit.start;
    if (touches) found.push(by);
  }
  return found;
}
