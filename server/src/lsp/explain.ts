import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { Call } from "../core/exchange/call.ts";
import type { Answer } from "../core/explain/answer.ts";
import type { BareFailure } from "../core/explain/would-get.ts";
import type { BuiltAt, BuiltAtParams, ExplainParams, ExplainResult } from "../protocol.ts";
import { explained } from "../thread/explained.ts";
import { OverLimit, Stopped, type TaskThread } from "../thread/thread.ts";
import type { BuiltAtFinder } from "./built-at.ts";
import { signalOf } from "./signal.ts";

/** Characters from which a paste is explained in another thread: less is done before one has started. */
const long = 60_000;
/** Milliseconds that one explanation may take. */
const limit = 60_000;

/** Answers pastes, and then names the lines of the workspace that build them: a search that no answer waits for. */
export class Explainer {
  readonly #finder: BuiltAtFinder;
  readonly #thread: TaskThread;
  #running = new AbortController();
  #last:
    | {
        readonly sequence: number;
        readonly pasted: readonly Call[];
        readonly bare: BareFailure | undefined;
        readonly answer: Answer;
      }
    | undefined;

  constructor(finder: BuiltAtFinder, thread: TaskThread) {
    this.#finder = finder;
    this.#thread = thread;
  }

  /** A newer paste ends the explanation of an older one. Rejects as cancelled, or with a sentence where it took too long. */
  async explain(params: ExplainParams, token: CancellationToken): Promise<ExplainResult> {
    this.#running.abort();
    const running = new AbortController();
    this.#running = running;
    const signal = AbortSignal.any([running.signal, signalOf(token)]);
    const { result, pasted, bare } = isLong(params) ? await this.#far(params, signal) : await explained(params);
    if (!signal.aborted) this.#last = { sequence: params.sequence, pasted, bare, answer: result.answer };
    return result;
  }

  async #far(params: ExplainParams, signal: AbortSignal) {
    try {
      return await this.#thread.run("explain", params, { limit, signal });
    } catch (error) {
      if (error instanceof Stopped) throw new ResponseError(LSPErrorCodes.RequestCancelled, error.message);
      if (error instanceof OverLimit) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      throw error;
    }
  }

  /** The places of the newest explanation; none of an older one. */
  async builtAt({ sequence }: BuiltAtParams, token: CancellationToken): Promise<readonly BuiltAt[]> {
    const last = this.#last;
    if (last?.sequence !== sequence) return [];
    return last.bare
      ? this.#finder.findGetting(last.bare, last.answer, token)
      : this.#finder.find(last.pasted, last.answer, token);
  }
}

function isLong({ request, response, working }: ExplainParams): boolean {
  const length = [request, response, working].reduce(
    (sum, each) => sum + (typeof each === "string" ? each.length : 0),
    0,
  );
  return length > long;
}
