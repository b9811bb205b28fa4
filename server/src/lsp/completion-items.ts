import { type CompletionItem, CompletionItemKind, MarkupKind } from "vscode-languageserver/node";
import {
  type Choice,
  describeEndpoint,
  describeField,
  describeHeader,
  describeMessage,
  describeParameter,
  type Endpoint,
  endpoints,
  headerNames,
  parameterInShort,
  parametersOf,
  placeByUse,
  writtenTypes,
} from "../core/catalogue/index.ts";
import type { MessagePlace } from "./message-place.ts";

/** An item; `text` is written where it differs from the label, and the two `quotes` (offsets) become those of a template. */
export type Item = CompletionItem & { readonly text?: string; readonly quotes?: readonly [number, number] };

/** How a name or value is written where the cursor is: inside the quotes of a string, or as code. */
export type Style = "query" | "quoted" | "code";

/** All paths of a transport, for the address being written. */
export function pathItems(transport: "http" | "ws"): Item[] {
  const found = endpoints.filter(
    (each) => (each.transport === "wss") === (transport === "ws") && !each.path.includes("{"),
  );
  return found.map((endpoint) => ({
    ...item(endpoint.path, CompletionItemKind.Interface, describeEndpoint(endpoint)),
    ...(endpoint.product && { detail: endpoint.product }),
  }));
}

export function parameterItems({ key }: Endpoint, taken: readonly string[], style: Style): Item[] {
  const known = Object.entries(parametersOf(key)?.params ?? {});
  return known
    .filter(([name, found]) => found.available !== false && (found.repeated || !taken.includes(name)))
    .sort(
      ([a, one], [b, other]) =>
        Number(one.deprecated ?? false) - Number(other.deprecated ?? false) || placeByUse(key, a) - placeByUse(key, b),
    )
    .map(([name, found]) => ({
      ...item(name, CompletionItemKind.Property, describeParameter(key, name)),
      labelDetails: { description: parameterInShort(found) },
      ...(found.deprecated && { tags: [1 as const] }),
      text: named(name, style),
    }));
}

export function typeItems(path: string, style: Style): Item[] {
  return writtenTypes(path).map((type) => ({
    ...item(type, CompletionItemKind.Event, describeMessage(path, type)),
    text: style === "code" ? `"${type}"` : type,
  }));
}

/** The fields of the object at the place: those that it needs first. */
export function fieldItems(
  { path, type, field, holders }: MessagePlace,
  taken: readonly string[],
  style: Style,
): Item[] {
  const names = [...new Set(holders.flatMap((each) => Object.keys(each.fields ?? {})))].filter(
    (name) => !taken.includes(name),
  );
  const schemasOf = (name: string) => holders.flatMap((each) => each.fields?.[name] ?? []);
  const needed = (name: string) => holders.every((each) => each.fields?.[name]?.required === true);
  return names
    .sort((a, b) => Number(needed(b)) - Number(needed(a)))
    .map((name) => ({
      ...item(name, CompletionItemKind.Property, describeField(path, type, [...field, name], schemasOf(name))),
      ...(needed(name) && { detail: "required" }),
      text: named(name, style),
    }));
}

export function headerItems(endpoint: Endpoint | undefined, taken: readonly string[], style: Style): Item[] {
  const there = new Set(taken.map((name) => name.toLowerCase()));
  return headerNames(endpoint)
    .filter((name) => !there.has(name.toLowerCase()))
    .map((name) => ({
      ...item(name, CompletionItemKind.Property, describeHeader(name, endpoint)),
      text: style === "code" ? `${/-/.test(name) ? `"${name}"` : name}: ` : name,
    }));
}

/** Values, between the quotes that are there or with their own. */
export function choiceItems(choices: readonly Choice[], style: Style): Item[] {
  return choices.map(({ text, plain, about }) => ({
    ...item(text, CompletionItemKind.EnumMember, about),
    text: style === "code" && !plain ? (text.includes("${") ? `\`${text}\`` : `"${text}"`) : text,
  }));
}

function named(name: string, style: Style): string {
  return style === "query" ? `${name}=` : style === "code" ? `${name}: ` : name;
}

function item(label: string, kind: CompletionItemKind, value?: string): Item {
  return { label, kind, ...(value && { documentation: { kind: MarkupKind.Markdown, value } }) };
}
