import data from "./data/messages.json" with { type: "json" };
import type { Confidence, Lint } from "./types.ts";

/** What must come before what on a socket. */
export interface Ordering {
  readonly id: string;
  readonly channel: string;
  readonly steps?: readonly string[];
  readonly rule?: string;
  readonly lint?: Lint;
  readonly docs?: readonly string[];
}

export interface SocketTimeout {
  readonly channel: string;
  readonly seconds?: number;
  readonly what: string;
  readonly answer?: string;
  readonly note?: string;
}

export interface BinaryRule {
  readonly id: string;
  readonly channels: readonly string[];
  readonly rule: string;
  readonly lint?: Lint;
  readonly fix?: string;
  readonly exceptions?: readonly string[];
  readonly docs?: readonly string[];
}

export const orderings = data.ordering as unknown as readonly Ordering[];
export const socketTimeouts = data.timeouts as unknown as readonly SocketTimeout[];
export const binaryRules = data.binaryRules as unknown as readonly BinaryRule[];
export const timestampRules = data.timestamps as unknown as readonly {
  readonly channel: string;
  readonly rule: string;
  readonly confidence?: Confidence;
}[];
/** What a field of a result means. */
export const resultSemantics = data.resultSemantics as readonly { readonly field: string; readonly means: string }[];

/** Seconds without a message after which a path's server gives up, as far as documented: listen 10, Flux 60. */
export function idleSeconds(path: string): number | undefined {
  return socketTimeouts.find((timeout) => timeout.channel === path && timeout.seconds && timeout.seconds < 3600)
    ?.seconds;
}
