import type { Call } from "../exchange/call.ts";
import type { AudioHead, ClientError, Close, Exchange, Frame, Response, Symptom } from "../exchange/exchange.ts";
import type { Form } from "./items.ts";
import type { Header } from "./request.ts";

/** An exchange while its parts are being gathered. */
export interface Draft {
  call?: Call;
  form?: Form;
  weak: boolean;
  response?: Response;
  readonly frames: Frame[];
  close?: Close;
  readonly errors: ClientError[];
  readonly symptoms: Symptom[];
  /** Printed apart from the call. */
  readonly headers: Header[];
  audio?: AudioHead;
  opened?: number;
  open?: true;
  /** A mention that failed while others of its address did not: what they show is not its own. */
  alone?: true;
  /** Another server's, beside calls of Deepgram: kept only where something came back from it. */
  foreign?: true;
  /** The session before this one, over the same address. */
  earlier?: Draft;
  /** Set for an exchange that came whole. */
  readonly whole?: Exchange;
}

export const empty = () => ({ weak: true, frames: [], errors: [], symptoms: [], headers: [] });

/** The one at a place; a new one where there is none. */
export function draftAt(drafts: Draft[], index: number): Draft {
  const draft = drafts[index];
  if (draft) return draft;
  const fresh: Draft = empty();
  drafts.push(fresh);
  return fresh;
}
