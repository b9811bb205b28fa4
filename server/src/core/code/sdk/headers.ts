import type { SdkMethod } from "../../catalogue/sdk.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Bag, Entry } from "../../exchange/value.ts";
import type { FileContext } from "../context.ts";
import type { Arguments } from "./query.ts";
import { look, type Settings } from "./settings.ts";

/** Where the options of a client hold headers. */
const places = [["headers"], ["global", "headers"], ["global", "fetch", "options", "headers"]];

/** Headers that the caller adds, at the client or at the request, and those that come with the body. */
export function headersOf(
  context: FileContext,
  settings: Settings | undefined,
  args: Arguments,
  method: SdkMethod | undefined,
  own: readonly Entry[],
  at: Origin,
): Bag {
  const options = method?.requestOptionsArg ?? (method?.transport === "wss" ? method.optionsArg : undefined);
  const given = options === undefined ? undefined : args.values[options];
  const found = [
    ...places.map((path) => look(context, settings?.options, ...path)),
    look(context, given?.kind === "object" ? given : undefined, "headers"),
  ];
  let complete = settings !== undefined && args.complete;
  const entries: Entry[] = [...own];
  for (const each of found) {
    if (each.is === "open") complete = false;
    if (each.is !== "found") continue;
    const bag = context.evaluator.lowerBag(each.value);
    entries.push(...bag.entries);
    complete &&= bag.complete;
  }
  return { entries, complete, origin: at };
}
