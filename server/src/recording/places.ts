import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { Call, Via } from "../core/exchange/call.ts";
import { entry, known } from "../core/exchange/facts.ts";
import { builtBy } from "../core/match/index.ts";
import type { Place } from "../core/record/format.ts";
import type { Judged } from "./judged.ts";
import { SourceMaps } from "./source-maps.ts";

/** Where a recorded call was made: by its stack, or by the only line of the project that can have made it. */
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
    const recorded = paste.exchanges[0]?.call;
    if (!recorded) return undefined;
    this.#calls ??= this.#written();
    const built = builtBy([recorded], this.#calls);
    const [only, other] = built.length > 0 ? built : madeBy(recorded, hostOf(call.call.url), this.#calls);
    return only && !other ? { by: "match", call: only } : undefined;
  }
}

/** Who a client says that it is in User-Agent. */
const clients: readonly (readonly [RegExp, Via])[] = [
  [/^got\b/, "got"],
  [/^axios\//, "axios"],
  [/^node-superagent/, "superagent"],
  [/@deepgram\/sdk/, "sdk"],
];

/** The calls of the project by the client that this one names, of which nothing known differs. */
function madeBy(recorded: Call, host: string, written: readonly Call[]): readonly Call[] {
  const header = (name: string) => known(entry(recorded.headers, name, true)?.value)?.text ?? "";
  const named = `${header("user-agent")} ${header("x-client-info")} ${header("x-fern-sdk-name")}`.trim();
  const via = clients.find(([shape]) => shape.test(named))?.[1];
  const fits = (call: Call) =>
    call.via === via &&
    call.transport === recorded.transport &&
    agree(call.target.host?.value, host) &&
    agree(call.target.path?.value, recorded.target.path?.value) &&
    agree(known(call.method)?.text.toUpperCase(), known(recorded.method)?.text);
  const places = new Map(written.filter(fits).map((call) => [`${call.head.text} ${call.head.start}`, call] as const));
  return [...places.values()];
}

const hostOf = (url: string) => /^\w+:\/\/([^/:?#]*)/.exec(url)?.[1]?.toLowerCase() ?? "";
const agree = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b;
