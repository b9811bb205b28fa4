import {
  type BodyForm,
  type Endpoint,
  fieldChoices,
  headerChoices,
  parameterChoices,
} from "../core/catalogue/index.ts";
import type { Call } from "../core/exchange/call.ts";
import type { Bag, Entry, Value } from "../core/exchange/value.ts";
import { choiceItems, fieldItems, headerItems, parameterItems, type Style, typeItems } from "./completion-items.ts";
import { type Cursor, endpointOf, inTemplate, type Slot } from "./completion-slots.ts";
import { chosenIn, fieldOf, holds, messagePlace, placeIn } from "./message-place.ts";

/** Options, headers and messages, and values in them, in the calls that are there. */
export function slotInCalls(calls: readonly Call[], cursor: Cursor): Slot | undefined {
  for (const call of calls) {
    const endpoint = endpointOf(call);
    if (!endpoint || call.via === "wrapper") continue;
    const slot =
      call.messages.map(({ payload }) => messageSlot(endpoint.path, payload, cursor)).find((found) => found) ??
      headerSlot(call, endpoint, cursor) ??
      querySlot(call.query, endpoint, cursor);
    if (slot) return slot;
  }
  return undefined;
}

function messageSlot(path: string, payload: Value, cursor: Cursor): Slot | undefined {
  const { uri, offset } = cursor;
  const around = placeIn(payload, uri, offset);
  if (!around) return undefined;
  const written = writingIn(around.entry, cursor);
  if (!written) return undefined;
  const { start, style } = written;
  const top = around.trail.length === 0;
  if (top && written.value === "type") return { start, items: () => typeItems(path, style) };
  const place = messagePlace(path, payload, uri, offset);
  if (place && written.value !== undefined) {
    const { value } = written;
    return { start, items: () => choiceItems(fieldChoices(fieldOf(place, value)), style) };
  }
  if (place) return { start, items: () => fieldItems(place, namesIn(around.bag, offset), style) };
  // Without its type nothing else is known of a message.
  if (!top || written.value !== undefined) return undefined;
  const text = style === "code" ? "type: " : "type";
  return { start, items: () => [{ label: "type", detail: "required", text }] };
}

function headerSlot(call: Call, endpoint: Endpoint, cursor: Cursor): Slot | undefined {
  const { headers } = call;
  const { uri, offset, before, after } = cursor;
  const entry = headers.entries.find(({ value }) => value.kind === "text" && holds(value.origin, uri, offset));
  if (!entry && !holds(headers.origin, uri, offset)) return undefined;
  const written = writingIn(entry, cursor);
  if (!written) return undefined;
  const { start, style, value } = written;
  if (value === undefined) return { start, items: () => headerItems(endpoint, namesIn(headers, offset), style) };
  const quote = before[start - offset + before.length - 1] ?? "";
  const items = () => choiceItems(headerChoices(value, endpoint, bodyForm(call)), style);
  return { start, items: () => (style === "quoted" ? inTemplate(items(), start, quote, { after, offset }) : items()) };
}

function bodyForm({ body }: Call): BodyForm {
  if (body.kind === "json") return "json";
  if (body.kind !== "raw") return "unknown";
  return body.value.kind === "bytes" ? "bytes" : body.value.kind === "text" ? "text" : "unknown";
}

function querySlot(query: Bag, endpoint: Endpoint, cursor: Cursor): Slot | undefined {
  const { uri, offset } = cursor;
  const entry = query.entries.find(({ value }) => value.kind === "text" && holds(value.origin, uri, offset));
  if (!entry && !(query.insertion?.style === "object" && holds(query.origin, uri, offset))) return undefined;
  const written = writingIn(entry, cursor);
  if (!written) return undefined;
  const { start, style, value } = written;
  return value === undefined
    ? { start, items: () => parameterItems(endpoint, namesIn(query, offset), style) }
    : { start, items: () => choiceItems(parameterChoices(endpoint, value, chosenIn(query)), style) };
}

/** What is being written in an object: a name, or the value of the entry named `value`. */
interface Writing {
  readonly start: number;
  readonly style: Style;
  readonly value?: string;
}

function writingIn(entry: Entry | undefined, { before, offset, uri }: Cursor): Writing | undefined {
  if (entry) return { start: textStart(entry.value, uri, offset, before), style: "quoted", value: entry.name };
  const value = /(?:^|[{,\s])["']?([\w$-]+)["']?\s*:\s*([\w.-]*)$/.exec(before);
  if (value) return { start: offset - value[2]!.length, style: "code", value: value[1]! };
  const name = /[{,]\s*(["']?)([\w-]*)$/.exec(before);
  return name ? { start: offset - name[2]!.length, style: name[1] ? "quoted" : "code" } : undefined;
}

function textStart(value: Value, uri: string, offset: number, before: string): number {
  const word = offset - /[\w-]*$/.exec(before)![0].length;
  if (value.kind === "array" || value.kind === "one-of") {
    const inner = (value.kind === "array" ? value.items : value.options).find((each) =>
      holds(each.origin, uri, offset),
    );
    return inner ? textStart(inner, uri, offset, before) : word;
  }
  const part =
    value.kind === "text" && value.parts.find(({ origin }) => origin.start <= offset && offset <= origin.end);
  return part && part.kind === "literal" && part.exact ? part.origin.start : word;
}

/** What is there already, but for the name that is being written. */
const namesIn = (bag: Bag, offset: number) =>
  bag.entries.filter(({ key }) => !(key.start <= offset && offset <= key.end)).map(({ name }) => name);
