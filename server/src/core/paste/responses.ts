import type { Response } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";
import type { Value } from "../exchange/value.ts";
import { type Draft, draftAt, empty } from "./draft.ts";
import type { Item } from "./items.ts";

/** Gives each response to the call that it answers. */
export class Responses {
  readonly #drafts: Draft[];
  /** The calls in the order of the text, where there is a response for each: the first gets the first. */
  readonly #callers: readonly Draft[] | undefined;
  #answered = 0;

  /** `count`: how many responses come that are more than a status. */
  constructor(drafts: Draft[], count: number) {
    this.#drafts = drafts;
    const callers = drafts.filter((draft) => draft.call);
    this.#callers = count > 1 && count === callers.length ? callers : undefined;
  }

  /** `current`: the place of the nearest call above it. */
  take(item: Item & { kind: "response" }, current: number): void {
    const paired = item.weak ? undefined : this.#callers?.[this.#answered];
    const target = paired ?? draftAt(this.#drafts, current);
    if (!target.response) {
      target.response = item.response;
      if (target.call) this.#answered++;
    } else if (agree(target.response, item.response)) target.response = joined(target.response, item.response);
    else if (!item.weak) this.#drafts.push({ ...empty(), response: item.response });
  }
}

/** A status seen apart from its body, a body printed twice: one answer. */
function agree(a: Response, b: Response): boolean {
  if (a.status && b.status && a.status.code !== b.status.code) return false;
  return !a.json || !b.json || sameBody(a.json, b.json);
}

const telling = ["request_id", "err_code", "err_msg", "category", "message", "code", "description", "error"];

function sameBody(a: Value, b: Value): boolean {
  if (member(a, "results") || member(b, "results")) return false;
  return telling.every((name) => known(member(a, name))?.text === known(member(b, name))?.text);
}

/** Both readings of one answer, the fuller one first. */
function joined(a: Response, b: Response): Response {
  const [first, second] = weight(b) > weight(a) ? [b, a] : [a, b];
  const headers = first.headers.entries.length > 0 ? first.headers : second.headers;
  return { ...second, ...first, headers };
}

function weight(response: Response): number {
  return (response.json ? 4 : response.text ? 2 : 0) + (response.headers.entries.length > 0 ? 1 : 0);
}
