import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { Call } from "../core/exchange/call.ts";
import { builtBy, pastedCalls } from "../core/match/index.ts";
import type { Place } from "../core/record/format.ts";
import type { Judged } from "./judged.ts";
import { SourceMaps } from "./source-maps.ts";

/** Where a recorded call was made: by its stack, or by the only line of the project that builds such a call. */
export type MadeAt = { readonly by: "stack"; readonly place: Place } | { readonly by: "match"; readonly call: Call };

export class Places {
  readonly #maps = new SourceMaps();
  readonly #written: () => readonly Call[];
  #calls: readonly Call[] | undefined;

  /** `written` gives the calls of the project; it is asked where a stack shows nothing of it. */
  constructor(written: () => readonly Call[]) {
    this.#written = written;
  }

  of({ call, paste }: Judged): MadeAt | undefined {
    const place = call.call.stack
      .map((each) => this.#maps.source(each))
      .find(({ file }) => isAbsolute(file) && !/[\\/]node_modules[\\/]/.test(file) && existsSync(file));
    if (place) return { by: "stack", place };
    this.#calls ??= this.#written();
    const [only, other] = builtBy(allCalls(paste), this.#calls);
    return only && !other ? { by: "match", call: only } : undefined;
  }
}

const allCalls = (paste: Judged["paste"]) => {
  const failed = pastedCalls(paste);
  return failed.length > 0 ? failed : paste.exchanges.flatMap((exchange) => exchange.call ?? []);
};
