import type { Edit, Origin } from "../exchange/origin.ts";
import { limits } from "./weigh.ts";

/** The answer to a paste. Everything in it is free of secrets. */
export interface Answer {
  readonly verdict: Verdict;
  /** The answer in one line of at most 90 characters, without a full stop: who refused and the deciding fact; where no cause is likely, what is known. */
  readonly headline: string;
  /** One line: why, or where it is open, the check that settles it. Says nothing that the headline says; may be empty. */
  readonly why: string;
  /** Both in one or two sentences. */
  readonly summary: string;
  /** What the paste was taken for, with places. */
  readonly recognised: readonly Recognised[];
  readonly refusedBy?: RefusedBy;
  /** Ranked, the most likely first. */
  readonly causes: readonly Cause[];
  /** One line for each pasted call: `POST https://api.deepgram.com/v1/listen?model=…`, without secrets. */
  readonly calls: readonly string[];
  /** Deepgram's ids of the requests that the paste names: what its support asks for. */
  readonly requestIds: readonly string[];
  /** What was not understood, in words, one line each. */
  readonly notUnderstood: readonly string[];
  /** Month up to which the facts were gathered by which it was judged, `YYYY-MM`. */
  readonly catalogue: string;
}

export type Verdict = "cause-found" | "several-possible" | "nothing-wrong" | "not-deepgram" | "not-understood";

export type RefusedBy = "deepgram" | "media-host" | "sdk" | "browser" | "client" | "proxy" | "provider" | "other";

export interface Recognised {
  /** In words, as shown under the box: `curl`, `HTTP response 401`, `WebSocket close 1011`, `JSON error body`. */
  readonly kind: string;
  readonly at: Origin;
}

export interface Cause {
  readonly id: string;
  readonly title: string;
  /** 0 to 1, calibrated; shown in words only. */
  readonly confidence: number;
  readonly explanation: string;
  readonly evidence: readonly CauseEvidence[];
  /** The values that are right where one was refused, in a sentence. */
  readonly allowed?: string;
  readonly ruledOut: readonly { readonly id: string; readonly why: string }[];
  /** The one check that would settle an open case; empty when decided. */
  readonly needs: readonly string[];
  readonly fix: {
    readonly text: string;
    /** The whole corrected request in the form it came in, with the fixes of all causes of that request. */
    readonly corrected?: string;
    /** Characters of the whole, where `corrected` is its beginning only, as the panel is told of long ones. */
    readonly correctedLength?: number;
    /** What `corrected` is written in: `curl`, `http`, `typescript`, `json`, … */
    readonly language?: string;
    /** What changed in it, in lines: empty `from` for added ones. */
    readonly changes?: readonly { readonly from: string; readonly to: string }[];
    /** What still has to be filled in or decided, one line each; empty when the corrected request was judged again and is right. */
    readonly open?: readonly string[];
    /** The same as edits of the pasted text. */
    readonly edits?: readonly Edit[];
  };
  readonly docs: readonly string[];
}

export interface CauseEvidence {
  readonly text: string;
  readonly at?: Origin;
  readonly for: boolean;
}

/** Confidence in words, the only form a person sees. */
export function confidenceInWords(confidence: number): "almost certain" | "likely" | "possible" {
  return confidence >= limits.certain ? "almost certain" : confidence >= limits.likely ? "likely" : "possible";
}
