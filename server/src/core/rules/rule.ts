import type { Call } from "../exchange/call.ts";
import type { Comment } from "../exchange/comment.ts";
import type { Exchange, SymptomId } from "../exchange/exchange.ts";
import type { Fix, Origin } from "../exchange/origin.ts";
import type { Reply } from "../exchange/reply.ts";
import type { RefusedBy } from "../explain/answer.ts";
import type { EvidenceSink } from "../observe/evidence.ts";

export type { Fix } from "../exchange/origin.ts";
export type { Evidence, EvidenceSink, Weight } from "../observe/evidence.ts";

/**
 * One known mistake, in one file: how it looks in a call, how it shows in what came back, why it fails, how it is mended.
 * The same rule serves code and pastes, because both are lowered to an Exchange.
 */
export interface Rule {
  /** An id of the vocabulary (docs/rules; docs/coverage.md lists what extends it): the group's name first, then the mistake. */
  readonly id: string;
  readonly group: RuleGroup;
  /** The mistake in a few words, as a heading: "Flux model on /v1/listen". */
  readonly title: string;
  /** The severity where no setting says otherwise. A finding may be milder, never graver. */
  readonly severity: Severity;
  /** Why Deepgram refuses it or does nothing, in one or two sentences: for docs and hovers. Facts only from the catalogue. */
  readonly why: string;
  /** What to do about it, in one sentence. */
  readonly advice: string;
  /** When the rule is rightly switched off, or what it deliberately does not report. */
  readonly exceptions?: string;
  /** Pages of the vendor's documentation that say so (`https://developers.deepgram.com/…`). */
  readonly docs: readonly string[];
  /** Looks at the call alone. Runs on code and on pasted calls. */
  readonly check?: (call: Call, report: Report) => void;
  /** Looks at what server code answers its own callers with. */
  readonly checkReply?: (reply: Reply, report: Report) => void;
  /** Looks at a comment that switches rules off. */
  readonly checkComment?: (comment: Comment, report: Report) => void;
  /** How the mistake shows in what came back, and what an answer about it says: the part for pastes and recordings. */
  readonly shows: Shows;
  /** Run as tests, shown in the docs. `wrong` must yield the finding (or cause), `right` nothing at all. */
  readonly examples: RuleExamples;
}

/** What a rule looks like in an exchange, apart from its call. */
export interface Shows {
  /** Looks at the answer, the frames, the errors and the symptoms (and the call beside them): evidence for or against. With it, the rule has to say which answers speak for it: see `claims`. */
  readonly diagnose?: (exchange: Exchange, evidence: EvidenceSink) => void;
  /**
   * How Deepgram answers this mistake, as far as known. With a response at hand, a finding of `check` counts as the cause only
   * where the answer fits: `statuses` of the HTTP answer or refused handshake, ids of the catalogue's errors, or close codes.
   * `silent`: the call succeeds and the feature does nothing.
   */
  readonly answers?: {
    readonly statuses?: readonly number[];
    readonly errors?: readonly string[];
    readonly closes?: readonly number[];
    /** Words of an answer that are said to this mistake alone, so that the answer settles it without the call. */
    readonly says?: RegExp;
    readonly silent?: boolean;
    /** No answer comes at all: the connection itself fails. */
    readonly unreached?: boolean;
  };
  /**
   * Whether an answer that names one of `answers.errors` is by itself a sign of this mistake, where `check` finds nothing.
   * Left out: only where the rule has no `diagnose`, because a rule that has one looks at the answer for itself.
   * `true`: also where its `diagnose` found nothing, because it looks at something else than the answer.
   * `false`: never, because others get that answer as well and only the call shows this one.
   */
  readonly claims?: boolean;
  /** Four to eight problem statements in the words of people who have it: what they see, not what the API calls it. */
  readonly told?: readonly string[];
  /** What every description of it names, one of each: without it the mistake is not proposed. */
  readonly needs?: readonly RegExp[];
  /** What contradicts it, where a description states it. */
  readonly unless?: readonly RegExp[];
  /** Exact facts that a description may state and that are this mistake's: they outrank a likeness of words. */
  readonly signs?: readonly RegExp[];
  /** What people say who have it, as far as a paste in plain words goes: a hint, never a proof. */
  readonly symptoms?: readonly SymptomId[];
  /** Who refuses where this mistake is made. Default: whoever is seen to have answered. */
  readonly by?: RefusedBy;
  /** The code of a paste is fixed as a whole, by writing it for the newest major of the SDK, where that one is used. */
  readonly fixedByUpgrade?: true;
  /** A matter of care (a key in the source, a deprecated name): never the reason why a call failed. */
  readonly hygiene?: true;
  /** No mistake, but behaviour that looks like one: as the top cause the verdict is that nothing is wrong. */
  readonly expected?: true;
  /** Wider mistakes that this one is a case of (rule ids): seen together, this one is named. */
  readonly refines?: readonly string[];
  /** The one check that settles an open case, as an imperative sentence. */
  readonly settle?: string;
  /** Tempting wrong causes that this one rules out: rule id and why. */
  readonly rulesOut?: readonly { readonly id: string; readonly why: string }[];
  /** HTTP statuses and close codes that suggest this mistake where nothing else is known. */
  readonly usualFor?: readonly number[];
  /** Whether a call leaves room for the mistake where such a number is all that came back. Default: unless its check saw all of it. */
  readonly room?: (call: Call) => boolean;
  /** What the check looks at: a call that shows all of it, and no mistake, speaks against the rule. Default: the query. */
  readonly looksAt?: "query" | "headers" | "body" | "messages";
  /** The mistake happens before Deepgram is reached, so that a failed connection fits it. */
  readonly beforeDeepgram?: true;
  /** The mistake is one parameter's: an answer that names it says which, and a 400 without a reason may be its. */
  readonly aboutParameter?: true;
  /** Where a failing request with this mistake differs from a working one. */
  readonly differsIn?: Differs;
  /** A right call in one line, shown where the paste holds none. */
  readonly sample?: string;
}

/** The parts of a call by which two requests may differ, as `compare/` names them. */
export interface Differs {
  readonly parts: readonly string[];
  /** Names of parameters, headers or fields, whatever part they belong to. */
  readonly names?: RegExp;
  /** Where only one such difference is left, it decides. */
  readonly decides?: true;
}

/** A rule as it is written down: `shows` may be left out. */
export type RuleDefinition = Omit<Rule, "shows"> & { readonly shows?: Shows };

/** What Deepgram looks at before it answers, in its order. */
export type GateName = "scheme" | "path" | "model" | "parameters" | "body" | "message";

export type RuleGroup =
  | "audio-format"
  | "auth"
  | "billing"
  | "comment"
  | "endpoint"
  | "model"
  | "network"
  | "params"
  | "payload"
  | "rate-limit"
  | "response"
  | "sdk"
  | "server"
  | "timeout"
  | "websocket";

export type Severity = "error" | "warning" | "information" | "hint";

export interface RuleExamples {
  /** TypeScript in which the rule finds its mistake. `sdk` is the installed SDK version assumed, for instance "5.13.0". */
  readonly wrong: readonly CodeExample[];
  readonly right: readonly CodeExample[];
  /** Pastes of which the rule is the top cause. */
  readonly pastes?: readonly PasteExample[];
}

export interface CodeExample {
  readonly code: string;
  readonly sdk?: string;
  /** File name, when the language or the place matters. Default `example.ts`. */
  readonly file?: string;
}

export interface PasteExample {
  readonly request?: string;
  readonly response?: string;
}

/** What a rule says of one place. All three parts are asked for: what is wrong, why, and what to do. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, naming the very value: "Flux model 'flux-general-en' is asked for on /v1/listen". No full stop. */
  readonly message: string;
  /** Why Deepgram refuses it. One sentence. */
  readonly because: string;
  /** What to do. One sentence. */
  readonly advice: string;
  /** Where a person would mend it. */
  readonly at: Origin;
  readonly related: readonly Related[];
  /** The first safe fix is the preferred one; only safe ones join fix-all. */
  readonly fixes: readonly Fix[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
}

export interface Related {
  readonly at: Origin;
  readonly message: string;
}

/** Takes a finding of the running rule. `because`, `advice` and `severity` default to the rule's own. */
export type Report = (
  found: Pick<Finding, "message" | "at"> &
    Partial<Pick<Finding, "because" | "advice" | "severity" | "related" | "fixes" | "tags">>,
) => void;
