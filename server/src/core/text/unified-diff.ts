export interface ChangedFile {
  /** As the diff names it, without quotes: `b/src/stt.ts`. */
  readonly name: string;
  /** One-based lines of the new text that are new, or that a removed one stood beside. */
  readonly lines: ReadonlySet<number>;
}

/** What a unified diff changes, as `git diff` and `diff -u` write it; deleted files are left out. Combined diffs of merges give nothing. */
export function changedFiles(diff: string): ChangedFile[] {
  const found: { name: string; lines: Set<number> }[] = [];
  let [line, oldLeft, newLeft] = [0, 0, 0];
  for (const text of diff.split(/\r?\n/)) {
    const current = found.at(-1)?.lines;
    if (current && (oldLeft > 0 || newLeft > 0)) {
      const sign = text[0] ?? " ";
      if (sign === "+") current.add(line);
      if (sign === "-") current.add(line).add(Math.max(1, line - 1));
      if (sign !== "+" && sign !== "\\") oldLeft--;
      if (sign === "-" || sign === "\\") continue;
      newLeft--;
      line++;
      continue;
    }
    const file = /^\+\+\+ (?:"((?:[^"\\]|\\.)*)"|([^\t]+))/.exec(text);
    if (file) found.push({ name: file[2] ?? unquoted(file[1] ?? ""), lines: new Set() });
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (hunk) [line, oldLeft, newLeft] = [Number(hunk[2]), Number(hunk[1] ?? 1), Number(hunk[3] ?? 1)];
  }
  return found.filter(({ name }) => name !== "/dev/null");
}

const letters: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** Git writes names that are no plain ASCII in quotes, their bytes as octal escapes. */
function unquoted(text: string): string {
  const bytes = [...text.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)].flatMap(([, octal, escaped, plain]) =>
    octal ? [Number.parseInt(octal, 8)] : [...new TextEncoder().encode(plain ?? letters[escaped!] ?? escaped)],
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}
