import type { Call } from "../exchange/call.ts";
import type { FileContext } from "./context.ts";
import { Contexts } from "./contexts.ts";
import { directivesOf } from "./directives.ts";
import type { Lowered, Project, SourceText } from "./front-end.ts";
import { mayCall, mayCallThrough } from "./gate.ts";
import { recogniseHttp } from "./http/index.ts";
import { collectMessages } from "./messages/collect.ts";
import { type Parsed, parse } from "./parse.ts";
import { collectReads } from "./reads/collect.ts";
import { recogniseSdk } from "./sdk/recognise.ts";
import type { Recogniser, Site } from "./site.ts";

const recognisers: readonly Recogniser[] = [recogniseHttp, recogniseSdk];
const nothing: Lowered = { calls: [], directives: [], problems: [], uses: [] };
/** How many files of wrappers are looked into for what one file calls in them. */
const mostWrappers = 10;

export interface LowerOptions {
  /** False: the text is looked at although it does not say deepgram, because `mayCallThrough` says that it may call a file that does. */
  readonly gate?: boolean;
}

/** The calls to Deepgram that a source text makes. A text without the word deepgram costs one search. Never throws. */
export function lowerSource(source: SourceText, project: Project, options: LowerOptions = {}): Lowered {
  if (options.gate !== false && !mayCall(source.text)) return nothing;
  const parsed = parseSource(source);
  return "problem" in parsed ? { ...nothing, problems: [parsed.problem] } : lowerParsed(parsed, project);
}

/**
 * Parses a text for `lowerParsed`. Given the parse of an older text of the same file, only what changed is parsed anew;
 * the older parse must not be used afterwards.
 */
export function parseSource(source: SourceText, old?: Parsed): Parsed | { readonly problem: string } {
  return parse(source, old);
}

/** The calls of a text that is parsed already. Never throws. */
export function lowerParsed(parsed: Parsed, project: Project): Lowered {
  const problems: string[] = [];
  const contexts = new Contexts(project);
  const guarded = <T>(what: string, otherwise: T, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      problems.push(`${what} failed: ${error instanceof Error ? error.message : String(error)}`);
      return otherwise;
    }
  };
  const context = guarded<FileContext | undefined>("Reading the file", undefined, () => contexts.add(parsed));
  if (!context) return { ...nothing, problems };
  const wrappers = guarded("Looking into other files", [], () => contexts.wrappersOf(context, mostWrappers));
  const sites = [context, ...wrappers].flatMap((file) =>
    recognisers
      .flatMap((recognise) => guarded<Site[]>("Looking for calls", [], () => recognise(file)))
      .filter((site) => file === context || contexts.session.reach?.isReached(site.frame))
      .map((site) => ({ site, file })),
  );
  const calls = sites
    .filter(({ site }) => site.call.target.deepgram !== "no")
    .sort((a, b) => Number(a.file !== context) - Number(b.file !== context) || start(a.site) - start(b.site))
    .map(({ site, file }): Call => {
      const messages =
        site.call.transport === "ws" ? guarded("Looking for messages", {}, () => collectMessages(file, site)) : {};
      const reads = guarded("Looking for what is read", {}, () => collectReads(file, site));
      return { ...site.call, ...messages, ...reads };
    });
  const directives = guarded("Reading comments", [], () => directivesOf(parsed.source));
  return { calls, directives, problems, uses: [...contexts.opened] };
}

const start = (site: Site) => site.call.origin.start;

export type { Parsed };
export { mayCall, mayCallThrough };
