/**
 * A glob pattern as a regular expression over paths with `/`: `*` and `?` stay within a folder, `**` crosses folders,
 * `{a,b}` and `[abc]` are choices. Anything else is literal, a bracket that is not closed included.
 */
export function globSource(pattern: string): string {
  let source = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!;
    if (letter === "*") {
      const crosses = pattern[at + 1] === "*";
      while (pattern[at + 1] === "*") at++;
      const between = crosses && pattern[at + 1] === "/";
      if (between) at++;
      source += between ? "(?:[^/]+/)*" : crosses ? ".*" : "[^/]*";
    } else if (letter === "?") source += "[^/]";
    else if (letter === "{" && pattern.includes("}", at)) {
      source += "(?:";
      depth++;
    } else if (letter === "}" && depth > 0) {
      source += ")";
      depth--;
    } else if (letter === "," && depth > 0) source += "|";
    else if (letter === "[" && pattern.indexOf("]", at + 2) > 0) {
      const end = pattern.indexOf("]", at + 2);
      source += `[${pattern
        .slice(at + 1, end)
        .replace(/^!/, "^")
        .replaceAll("\\", "\\\\")}]`;
      at = end;
    } else {
      if (letter === "\\" && at + 1 < pattern.length) at++;
      source += pattern[at]!.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    }
  }
  return source + ")".repeat(depth);
}

/** Tests paths relative to a folder against patterns; a pattern without `/` matches at any depth, and a folder all below it. */
export function globs(patterns: readonly string[]): (path: string) => boolean {
  const wanted = patterns
    .map((pattern) =>
      pattern
        .trim()
        .replace(/^\.?\//, "")
        .replace(/\/$/, ""),
    )
    .filter(Boolean);
  if (wanted.length === 0) return () => false;
  const sources = wanted.map((pattern) => (pattern.includes("/") ? "" : "(?:.*/)?") + globSource(pattern));
  const any = new RegExp(`^(?:${sources.join("|")})(?:/.*)?$`);
  return (path) => any.test(path);
}
