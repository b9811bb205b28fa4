import type { Call } from "../exchange/call.ts";
import type { Origin } from "../exchange/origin.ts";
import { ofValue } from "../exchange/places.ts";
import { type FileContext, placeOf } from "./context.ts";
import { Contexts, keepForOthers, parsedBefore } from "./contexts.ts";
import { directivesOf } from "./directives.ts";
import type { Session } from "./evaluate/session.ts";
import { exportedValues } from "./exported.ts";
import type { Lowered, Project, SourceText } from "./front-end.ts";
import { mayCall, mayCallThrough, mayLead, specifiersIn } from "./gate.ts";
import { recogniseHttp } from "./http/index.ts";
import type { KnownClients } from "./http/known-clients.ts";
import { leadsOthers } from "./leads.ts";
import { apart } from "./messages/apart.ts";
import { collectMessages } from "./messages/collect.ts";
import { withToldPath } from "./messages/told-path.ts";
import { type Parsed, parse, stumbled, syntaxErrors } from "./parse.ts";
import { collectReads } from "./reads/collect.ts";
import { receivedSockets } from "./received.ts";
import { repliesIn } from "./replies.ts";
import { clientsIn } from "./sdk/clients.ts";
import { recogniseSdk } from "./sdk/recognise.ts";
import type { Recogniser, Site } from "./site.ts";

const recognisers: readonly Recogniser[] = [recogniseHttp, recogniseSdk];
const nothing: Lowered = { calls: [], directives: [], problems: [], uses: [] };
/** How many files of wrappers are looked into for what one file calls in them. */
const mostWrappers = 10;

export interface LowerOptions {
  /** False: the text is looked at although it does not say deepgram, because `mayCallThrough` says that it may call a file that does. */
  readonly gate?: boolean;
  /** The HTTP clients that are looked for, where they are not those of `http/clients/`. */
  readonly clients?: KnownClients;
}

/** The calls to Deepgram that a source text makes. A text without the word deepgram costs one search. Never throws. */
export function lowerSource(source: SourceText, project: Project, options: LowerOptions = {}): Lowered {
  if (options.gate !== false && !mayCall(source.text)) return nothing;
  const parsed = parsedBefore(project, source) ?? parseSource(source);
  if ("problem" in parsed) return { ...nothing, problems: [parsed.problem], unchecked: parsed.problem };
  const lowered = lowerParsed(parsed, project, options);
  if (!source.kind && lowered.leads) keepForOthers(project, parsed);
  return lowered;
}

/**
 * Parses a text for `lowerParsed`. Given the parse of an older text of the same file, only what changed is parsed anew;
 * the older parse must not be used afterwards.
 */
export function parseSource(source: SourceText, old?: Parsed): Parsed | { readonly problem: string } {
  return parse(source, old);
}

/** The calls of a text that is parsed already. Never throws. */
export function lowerParsed(parsed: Parsed, project: Project, { clients }: LowerOptions = {}): Lowered {
  const problems: string[] = [];
  const contexts = new Contexts(project, clients);
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
  const own = sitesIn(context, guarded);
  const leads = own.some(({ site }) => reachesDeepgram(site));
  // Asked of the file alone: what is worked out without its callers must not stay for them.
  const leadsAlone = (file: FileContext) =>
    sitesIn(new Contexts(project, clients).add(file), guarded).some(({ site }) => reachesDeepgram(site));
  const wrappers = guarded("Looking into other files", [], () =>
    contexts.wrappersOf(context, mostWrappers, leadsAlone),
  );
  const theirs = wrappers.flatMap((file) => sitesIn(file, guarded));
  const others = theirs.flatMap((each) => asCalledFrom(context, each));
  const received = guarded("Looking for sockets of other files", [], () =>
    receivedSockets(
      context,
      wrappers,
      theirs.map(({ site }) => site),
      (file) => sitesIn(new Contexts(project, clients).add(file), guarded).map(({ site }) => site),
    ),
  );
  // What is sent here goes with the call that this file is seen to make; else the socket is a call of its own.
  const known = new Set(others.map(({ site }) => site.node));
  const shared = received.filter((site) => !known.has(site.node)).map((site) => ({ site, file: context }));
  const sites = [...own, ...others, ...shared].flatMap(byOpening);
  const calls = sites
    .filter(({ site }) => site.call.target.deepgram !== "no")
    .sort((a, b) => start(a.site) - start(b.site))
    .map(({ site, file }): Call => {
      const messages =
        site.call.transport === "ws" && !site.opaque
          ? guarded<Partial<Call>>("Looking for messages", {}, () => collectMessages(file, site))
          : {};
      const reads = guarded<Partial<Call>>("Looking for what is read", {}, () => collectReads(file, site));
      const handed = guarded("Looking at what is handed over", [], () => handedTo(site));
      const call = { ...site.call, ...messages, ...reads, ...(handed.length > 0 && { handed }) };
      const also = site.received ? [] : receivedBy(received, site);
      if (also.length === 0) return call;
      return guarded("Looking for messages", call, () =>
        also.reduce(
          (whole, each) => together(whole, collectMessages(context, each), collectReads(context, each)),
          call,
        ),
      );
    });
  const sdkClients = guarded("Looking for clients", [], () => clientsIn(context)).filter(
    ({ origin }) =>
      !calls.some(({ sdk }) => sdk?.client?.origin.text === origin.text && sdk.client.origin.start === origin.start),
  );
  const replies = guarded("Looking for answers", [], () => repliesIn(context));
  const directives = guarded("Reading comments", [], () => directivesOf(parsed.source));
  const elsewhere = guarded("Reading comments of other files", [], () =>
    contexts.others().flatMap(({ uri, text, source }) => {
      const found = directivesOf(source);
      return found.length > 0 ? { uri, text, directives: found } : [];
    }),
  );
  const foreign = sites.flatMap(({ site }) => (site.call.target.deepgram === "no" ? site.call : []));
  return {
    calls: apart(calls.map(withToldPath)),
    exported: guarded("Looking at exports", [], () => exportedValues(context)),
    clients: sdkClients,
    foreign,
    replies,
    directives,
    elsewhere,
    problems,
    uses: [...contexts.opened],
    leads,
    leadsOthers: leads || leadsOthers(parsed),
    broken: [parsed, ...contexts.others()].filter(stumbled).map(({ uri }) => uri),
  };
}

/** The openings here whose socket a wrapper's call makes: where there are several, the one that makes this very call. */
function receivedBy(received: readonly Site[], { node, call }: Site): Site[] {
  const all = received.filter((each) => each.node === node);
  const own = all.find(
    ({ call: { origin } }) => origin.text === call.origin.text && origin.start === call.origin.start,
  );
  return own ? [own] : all.length === 1 ? all : [];
}

/** A call with what the file that receives its socket sends and reads. */
function together(call: Call, sent: Partial<Call>, read: Partial<Call>): Call {
  return {
    ...call,
    messages: [...call.messages, ...(sent.messages ?? [])],
    listeners: [...(call.listeners ?? []), ...(sent.listeners ?? [])],
    closes: [...(call.closes ?? []), ...(sent.closes ?? [])],
    reads: [...(call.reads ?? []), ...(read.reads ?? [])],
    messagesComplete: false,
    usesSeen: false,
  };
}

/** The places of what the function around a site is called with. */
function handedTo({ frame }: Site): Origin[] {
  const found: Origin[] = [];
  const { evaluator } = frame.context;
  // What was not read on the way to the call went into nothing of it.
  for (const value of [...frame.bound.values()]) ofValue(evaluator.lower(value), found);
  return found;
}

interface Found {
  readonly site: Site;
  readonly file: FileContext;
}

/** A socket that a function makes for several callers is one for each of them. */
function byOpening(found: Found, _: number, all: readonly Found[]): Found[] {
  const { site, file } = found;
  if (site.call.transport !== "ws" || site.received || site.call.target.deepgram === "no") return [found];
  const count = file.evaluator.usesOf(site.node, file).others?.length ?? 0;
  if (count < 2) return [found];
  const same = all.filter((each) => each.site.node === site.node);
  // Each call of a function with parameters has its own activation already.
  if (same.length === count) return [{ site: { ...site, opening: same.indexOf(found) }, file }];
  return same.length > 1
    ? [found]
    : Array.from({ length: count }, (_, opening) => ({ site: { ...site, opening }, file }));
}

type Guarded = <T>(what: string, otherwise: T, work: () => T) => T;

function sitesIn(file: FileContext, guarded: Guarded): Found[] {
  return recognisers.flatMap((recognise) =>
    guarded<Site[]>("Looking for calls", [], () => recognise(file)).map((site) => ({ site, file })),
  );
}

function reachesDeepgram({ call }: Site): boolean {
  return call.target.deepgram !== "no" || call.target.host?.value.endsWith("deepgram.com") === true;
}

/** A wrapper's call as the file at hand makes it, where something of that file goes into it; the rest is the wrapper's own. */
function asCalledFrom(entry: FileContext, { site, file }: Found): Found[] {
  const start = (entry.evaluator as Session).reach?.startOf(site.frame);
  if (!start || !mentions(site.call, entry.uri)) return [];
  const origin = placeOf(entry, start);
  const head = { ...origin, end: start.expression.end };
  return [{ site: { ...site, call: { ...site.call, origin, head } }, file }];
}

/** Whether any place in a call lies in the text. */
function mentions(value: unknown, text: string, depth = 0): boolean {
  if (typeof value !== "object" || value === null || depth > 24) return false;
  if ((value as { text?: unknown }).text === text && typeof (value as { start?: unknown }).start === "number")
    return true;
  return Object.values(value).some((each) => mentions(each, text, depth + 1));
}

const start = (site: Site) => site.call.origin.start;

export type { Parsed };
export { mayCall, mayCallThrough, mayLead, specifiersIn, syntaxErrors };
