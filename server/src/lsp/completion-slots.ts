import { type Chosen, type Endpoint, findEndpoint, headerChoices, parameterChoices } from "../core/catalogue/index.ts";
import type { Call } from "../core/exchange/call.ts";
import { choiceItems, headerItems, type Item, parameterItems, pathItems } from "./completion-items.ts";
import { chosenIn } from "./message-place.ts";

/** Where the cursor is, and what stands left of it. */
export interface Cursor {
  readonly uri: string;
  readonly offset: number;
  /** The text up to the cursor, cut at its beginning. */
  readonly before: string;
  /** The text behind the cursor, up to the end of its line. */
  readonly after: string;
}

/** A place where something that the catalogue lists may be written. `start` to the cursor is what is written of it. */
export interface Slot {
  readonly start: number;
  readonly items: () => Item[];
}

/** Reads the address that is being written left of the cursor: half a URL needs no parser, and seldom has a call around it. */
export function slotInUrl({ before, offset }: Cursor): Slot | undefined {
  const found = /(https?|wss?):\/\/[\w.-]*\bdeepgram\.com(\/[\w/.-]*)(?:\?([^\s"'`]*))?$/.exec(before);
  if (!found) return undefined;
  const [, scheme, path, query] = found;
  const transport = scheme!.startsWith("ws") ? "ws" : "http";
  if (query === undefined) return { start: offset - path!.length, items: () => pathItems(transport) };
  const endpoint = findEndpoint(transport, path!);
  if (!endpoint) return undefined;
  const pairs = query.split("&").map((pair) => pair.split("="));
  const [name = "", value] = pairs.at(-1)!;
  const start = offset - (value ?? name).length;
  const others = pairs.slice(0, -1);
  if (value === undefined) {
    const taken = others.map(([each]) => each!);
    return { start, items: () => parameterItems(endpoint, taken, "query") };
  }
  const chosen: Chosen = (wanted) => others.find(([each]) => each === wanted)?.[1];
  return { start, items: () => choiceItems(parameterChoices(endpoint, name, chosen), "query") };
}

/** `params.set("…`, `headers.append("…`: the endpoint is that of the file's calls, where they agree. */
export function slotInSetter({ before, after, offset }: Cursor, calls: () => readonly Call[]): Slot | undefined {
  const found = /([\w$.)]*)\.(?:set|append)\(\s*["'`]([\w-]*)(?:["'`]\s*,\s*(["'`])([^"'`\n]*))?$/.exec(before);
  if (!found) return undefined;
  const [, receiver = "", name = "", quote, value] = found;
  const all = calls();
  const [endpoint, ...others] = new Set(all.flatMap((call) => endpointOf(call) ?? []));
  const one = others.length === 0 ? endpoint : undefined;
  const start = offset - (value ?? name).length;
  if (/headers?$/i.test(receiver)) {
    if (all.length === 0) return undefined;
    if (value === undefined) return { start, items: () => headerItems(one, [], "quoted") };
    const items = () => choiceItems(headerChoices(name, one, "unknown"), "quoted");
    return { start, items: () => inTemplate(items(), start, quote!, { after, offset }) };
  }
  if (!one) return undefined;
  if (value === undefined) return { start, items: () => parameterItems(one, [], "quoted") };
  const call = all.find((each) => endpointOf(each) === one)!;
  return { start, items: () => choiceItems(parameterChoices(one, name, chosenIn(call.query)), "quoted") };
}

/** What holds a `${…}` makes a template of the string around the cursor. */
export function inTemplate(
  items: readonly Item[],
  start: number,
  quote: string,
  { after, offset }: Pick<Cursor, "after" | "offset">,
): Item[] {
  const closed = after.indexOf(quote);
  if (quote === "`" || closed < 0) return [...items];
  return items.map((each) => (each.label.includes("${") ? { ...each, quotes: [start - 1, offset + closed] } : each));
}

export function endpointOf({ target, transport }: Call): Endpoint | undefined {
  return target.deepgram !== "no" && target.path ? findEndpoint(transport, target.path.value) : undefined;
}
