import type { Project, SourceText } from "./front-end.ts";
import type { KnownClients } from "./http/known-clients.ts";

/** Whether a text can hold a call to Deepgram at all: the one search that every file costs. */
export function mayCall(text: string): boolean {
  return /deepgram/i.test(text);
}

/** Deepgram's host or a part of it, a path, a package, or a name of an address, a key or a client: `"deepgram/nova-3"` and `provider: "deepgram"` are none. */
const leading =
  /deepgram\.com|[@/:.-]deepgram|deepgram[_-]?(?:api|base|url|uri|host|ws|endpoint|proxy|http|sdk|js|key|token|secret|client)|\b(?:from|import|require)\s*\(?\s*["'][^"'\n]*deepgram/i;

/**
 * Whether a text that says deepgram may hold what another file needs to call it, an address or a client: files that import
 * one which only speaks of Deepgram are not worth a parse.
 */
export function mayLead(text: string): boolean {
  return leading.test(text);
}

/** Where a text may: see `mayLead`. At most `most`. */
export function placesThatMayLead(text: string, most: number): number[] {
  const found: number[] = [];
  for (const { index } of text.matchAll(new RegExp(leading, "gi"))) {
    if (found.push(index) >= most) break;
  }
  return found;
}

/** How many files may lie between a call and the word, and how many are looked at. */
const deepest = 3;
const most = 60;

/**
 * Whether a text that never says deepgram imports, directly or through other files of the project, one that does: the
 * second gate. It reads those files but parses none.
 */
export function mayCallThrough(source: SourceText, project: Project): boolean {
  return filesThatCall(source, project, 1).length > 0;
}

/**
 * The files that a text imports, directly or through others, and that say deepgram or lead to one that does: the nearest
 * first, at most `wanted`.
 */
export function filesThatCall(source: SourceText, project: Project, wanted: number): readonly string[] {
  const importers = new Map<string, string[]>();
  const saying: string[] = [];
  let level: readonly SourceText[] = [source];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: SourceText[] = [];
    for (const file of level)
      for (const specifier of specifiersIn(file.text)) {
        const uri = importers.size > most ? undefined : project.resolve(file.uri, specifier);
        if (uri === undefined || uri === source.uri || !/\.(?:[mc]?[jt]sx?|vue|svelte|astro)$/i.test(uri)) continue;
        const known = importers.get(uri);
        known?.push(file.uri);
        const text = known ? undefined : project.read(uri);
        if (text === undefined) continue;
        importers.set(uri, [file.uri]);
        if (mayCall(text) && mayLead(text)) saying.push(uri);
        next.push({ uri, text });
      }
    level = next;
  }
  const found = new Set<string>();
  const pending = [...saying];
  for (let uri = pending.pop(); uri !== undefined; uri = pending.pop()) {
    if (found.has(uri) || uri === source.uri) continue;
    found.add(uri);
    pending.push(...(importers.get(uri) ?? []));
  }
  return [...importers.keys()].filter((uri) => found.has(uri)).slice(0, wanted);
}

/**
 * The files that a text imports directly and that send whatever they are handed: a text that names Deepgram's host may hand
 * it to them. At most `wanted`.
 */
export function filesThatSend(
  source: SourceText,
  project: Project,
  wanted: number,
  clients: KnownClients,
): readonly string[] {
  if (!/deepgram\.com/i.test(source.text)) return [];
  const found: string[] = [];
  for (const specifier of specifiersIn(source.text)) {
    const uri = found.length < wanted ? project.resolve(source.uri, specifier) : undefined;
    if (uri === undefined || uri === source.uri || !/\.(?:[mc]?[jt]sx?)$/i.test(uri)) continue;
    if (clients.mayBeUsedIn(project.read(uri) ?? "")) found.push(uri);
  }
  return found;
}

const imports = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]{1,300})["']/g;

/** What a text imports of files: packages by their bare name are left out where that shows. */
export function specifiersIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, specifier] of text.matchAll(imports))
    if (specifier && /^[.#~@$/]|^\w[\w-]*\//.test(specifier)) found.add(specifier);
  return found;
}
