/** Whether a path with `/` matches. Takes time in proportion to pattern times path at the most, whatever the pattern. */
export type Glob = (path: string) => boolean;

/** The longest pattern that is read: no one writes longer ones. */
const longest = 2000;
/** How many patterns one list may hold. */
const mostPatterns = 1000;
/** How many alternatives the braces of one pattern may stand for. */
const mostAlternatives = 256;

/**
 * A glob pattern over paths with `/`: `*` and `?` stay within a folder, `**` crosses folders, `{a,b}` and `[abc]` are choices.
 * Anything else is literal, a bracket that is not closed included. Throws an Error that names what cannot be read.
 */
export function glob(pattern: string): Glob {
  if (pattern.length > longest) throw new Error(`the pattern is longer than ${longest} characters`);
  const all = alternatives(pattern).map((each) => each.split("/").map(segmentOf));
  return (path) => {
    const folders = path.split("/");
    return all.some((segments) => matches(segments, folders));
  };
}

/** Stands for any number of folders. */
const anyFolders = Symbol("**");
type Segment = typeof anyFolders | ((name: string) => boolean);

function segmentOf(text: string): Segment {
  if (/^\*{2,}$/.test(text)) return anyFolders;
  const steps = stepsOf(text);
  const single = steps.length === 1 ? steps[0] : undefined;
  if (single === many) return () => true;
  return (name) => run(name, steps, many);
}

/** Walks both from the left and, at a mismatch, back to the last step that takes any number: nothing is tried twice. */
function run<Item, Step>(
  items: ArrayLike<Item>,
  steps: readonly (Step | ((item: Item) => boolean))[],
  any: Step,
): boolean {
  let item = 0;
  let step = 0;
  let lastAny = -1;
  let taken = 0;
  while (item < items.length) {
    const wanted = steps[step];
    if (wanted === any) {
      lastAny = step++;
      taken = item;
    } else if (typeof wanted === "function" && (wanted as (item: Item) => boolean)(items[item]!)) {
      item++;
      step++;
    } else if (lastAny >= 0) {
      step = lastAny + 1;
      item = ++taken;
    } else return false;
  }
  while (steps[step] === any) step++;
  return step === steps.length;
}

const matches = (segments: readonly Segment[], folders: readonly string[]) =>
  // `**` at the end takes what lies below, one name at least.
  run(folders, segments.at(-1) === anyFolders ? [...segments, () => true] : segments, anyFolders);

const many = Symbol("*");
type Step = typeof many | ((letter: string) => boolean);

function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === "*") {
      if (steps.at(-1) !== many) steps.push(many);
    } else if (letter === "?") steps.push(() => true);
    else if (letter === "[" && text.indexOf("]", at + 2) > 0) {
      const end = text.indexOf("]", at + 2);
      steps.push(classOf(text.slice(at + 1, end)));
      at = end;
    } else {
      if (letter === "\\" && at + 1 < text.length) at++;
      const literal = text[at]!;
      steps.push((each) => each === literal);
    }
  }
  return steps;
}

function classOf(text: string): (letter: string) => boolean {
  const negated = /^[!^]/.test(text);
  const body = negated ? text.slice(1) : text;
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < body.length; at++) {
    const from = body.charCodeAt(at);
    const isRange = body[at + 1] === "-" && at + 2 < body.length;
    const to = isRange ? body.charCodeAt(at + 2) : from;
    if (to < from) throw new Error(`the range ${body.slice(at, at + 3)} runs backwards`);
    ranges.push([from, to]);
    if (isRange) at += 2;
  }
  return (letter) =>
    ranges.some(([from, to]) => from <= letter.charCodeAt(0) && letter.charCodeAt(0) <= to) !== negated;
}

/** `a{b,c}d` as `abd` and `acd`. A brace that is not closed, or inside brackets, is a letter. */
function alternatives(pattern: string): string[] {
  const open = braceIn(pattern);
  if (!open) return [pattern];
  const { start, end, parts } = open;
  const made: string[] = [];
  for (const part of parts) {
    for (const rest of alternatives(pattern.slice(0, start) + part + pattern.slice(end + 1))) {
      made.push(rest);
      if (made.length > mostAlternatives)
        throw new Error(`its braces stand for more than ${mostAlternatives} patterns`);
    }
  }
  return made;
}

function braceIn(pattern: string): { start: number; end: number; parts: string[] } | undefined {
  for (let start = 0; start < pattern.length; start++) {
    if (pattern[start] === "\\") start++;
    else if (pattern[start] === "{") {
      const parts: string[] = [];
      let depth = 0;
      let from = start + 1;
      for (let at = start; at < pattern.length; at++) {
        const letter = pattern[at];
        if (letter === "\\") at++;
        else if (letter === "{") depth++;
        else if (letter === "," && depth === 1) {
          parts.push(pattern.slice(from, at));
          from = at + 1;
        } else if (letter === "}" && --depth === 0) {
          parts.push(pattern.slice(from, at));
          return { start, end: at, parts };
        }
      }
    }
  }
  return undefined;
}

/**
 * Tests paths relative to a folder against patterns; a pattern without `/` matches at any depth, and a folder all below it.
 * A pattern that cannot be read is handed to `onProblem` and left out.
 */
export function globs(patterns: readonly string[], onProblem: (pattern: string, why: string) => void = () => {}): Glob {
  if (patterns.length > mostPatterns) onProblem(patterns[mostPatterns]!, `only ${mostPatterns} patterns are read`);
  const wanted = patterns.slice(0, mostPatterns).flatMap((pattern) => {
    const cleaned = pattern
      .trim()
      .replace(/^\.?\//, "")
      .replace(/\/$/, "");
    if (cleaned === "") return [];
    try {
      const anywhere = cleaned.includes("/") ? cleaned : `**/${cleaned}`;
      return [glob(anywhere), glob(`${anywhere}/**`)];
    } catch (error) {
      onProblem(pattern, error instanceof Error ? error.message : String(error));
      return [];
    }
  });
  return (path) => wanted.some((matches) => matches(path));
}
