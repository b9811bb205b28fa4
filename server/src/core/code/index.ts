import type { Call } from "../exchange/call.ts";
import type { FileContext } from "./context.ts";
import { Contexts } from "./contexts.ts";
import { directivesOf } from "./directives.ts";
import type { Lowered, Project, SourceText } from "./front-end.ts";
import { mayCall } from "./gate.ts";
import { recogniseHttp } from "./http/index.ts";
import { collectMessages } from "./messages/collect.ts";
import { type Parsed, parse } from "./parse.ts";
import { recogniseSdk } from "./sdk/recognise.ts";
import type { Recogniser, Site } from "./site.ts";

const recognisers: readonly Recogniser[] = [recogniseHttp, recogniseSdk];
const nothing: Lowered = { calls: [], directives: [], problems: [], uses: [] };

/** The calls to Deepgram that a source text makes. A text without the word deepgram costs one search. Never throws. */
export function lowerSource(source: SourceText, project: Project): Lowered {
  if (!mayCall(source.text)) return nothing;
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
  const sites = recognisers.flatMap((recognise) => guarded<Site[]>("Looking for calls", [], () => recognise(context)));
  const calls = sites
    .filter((site) => site.call.target.deepgram !== "no")
    .sort((a, b) => a.call.origin.start - b.call.origin.start)
    .map((site): Call => {
      if (site.call.transport !== "ws") return site.call;
      return guarded("Looking for messages", site.call, () => {
        contexts.session.beginSite();
        return { ...site.call, ...collectMessages(context, site) };
      });
    });
  const directives = guarded("Reading comments", [], () => directivesOf(parsed.source));
  return { calls, directives, problems, uses: [...contexts.opened] };
}

export type { Parsed };
