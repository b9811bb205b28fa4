import { type CompletionItem, CompletionItemKind, type CompletionParams, MarkupKind } from "vscode-languageserver/node";
import {
  clientMessage,
  clientTypes,
  describeEndpoint,
  describeField,
  describeMessage,
  describeModel,
  describeParameter,
  type Endpoint,
  fieldNames,
  languagesOf,
  type Model,
  model,
  parametersOf,
  sttModels,
  ttsModels,
  valuesOf,
} from "../core/catalogue/index.ts";
import { mayCall } from "../core/code/gate.ts";
import { pathsOn, type Slot, slotInCalls, slotInSetter, slotInUrl } from "./completion-slots.ts";
import { rangeIn } from "./convert.ts";
import type { Features } from "./features.ts";

/** Characters left of the cursor that are looked at. */
const window = 2000;

/** What the catalogue lists for the place at the cursor, with its documentation; nothing anywhere else. */
export async function completion(features: Features, params: CompletionParams): Promise<CompletionItem[]> {
  const document = features.session.documents.get(params.textDocument.uri);
  if (!document || !mayCall(document.getText())) return [];
  const { enabled } = await features.configuration.of(document.uri);
  if (!enabled) return [];
  const offset = document.offsetAt(params.position);
  const from = Math.max(0, offset - window);
  const before = document.getText().slice(from, offset);
  const calls = () => features.analysis.lowered(document).calls;
  const shifted = (slot: Slot | undefined) => slot && { ...slot, start: slot.start + from };
  const slot =
    shifted(slotInUrl(before)) ??
    shifted(slotInSetter(before, /\.(?:set|append)\(/.test(before.slice(-200)) ? calls() : [])) ??
    insideCall(slotInCalls(calls(), document.uri, offset, before), from);
  if (!slot) return [];
  const range = rangeIn(document, { start: Math.min(slot.start, offset), end: offset });
  return itemsOf(slot).map(({ text = "", ...item }, index) => ({
    ...item,
    sortText: String(index).padStart(4, "0"),
    textEdit: { range, newText: text || item.label },
  }));
}

/** Starts that are counted in the window become starts in the text; those of calls are so already. */
function insideCall(slot: Slot | undefined, from: number): Slot | undefined {
  return slot && (slot.kind === "name" || slot.kind === "field") ? { ...slot, start: slot.start + from } : slot;
}

type Item = CompletionItem & { readonly text?: string };

function itemsOf(slot: Slot): Item[] {
  switch (slot.kind) {
    case "path":
      return pathsOn(slot.transport).map((endpoint) => ({
        ...item(endpoint.path, CompletionItemKind.Interface, describeEndpoint(endpoint)),
        ...(endpoint.product && { detail: endpoint.product }),
      }));
    case "name":
      return parameterItems(slot.endpoint, slot.taken, slot.style === "query" ? "=" : ": ");
    case "value":
      return valueItems(slot.endpoint, slot.name, slot.model);
    case "message":
      return clientTypes(slot.path).map((type) =>
        item(type, CompletionItemKind.Event, describeMessage(slot.path, type)),
      );
    case "field":
      return fieldItems(slot);
  }
}

function parameterItems({ key }: Endpoint, taken: readonly string[], after: string): Item[] {
  const known = Object.entries(parametersOf(key)?.params ?? {});
  return known
    .filter(([name, found]) => found.available !== false && (found.repeated || !taken.includes(name)))
    .sort(([, a], [, b]) => Number(a.deprecated ?? false) - Number(b.deprecated ?? false))
    .map(([name, found]) => ({
      ...item(name, CompletionItemKind.Property, describeParameter(key, name)),
      ...(found.deprecated && { tags: [1 as const] }),
      text: `${name}${after}`,
    }));
}

function valueItems(endpoint: Endpoint, name: string, chosen: string | undefined): Item[] {
  if (name === "model")
    return modelsOn(endpoint).map(({ id }) => item(id, CompletionItemKind.EnumMember, describeModel(id)));
  if (name === "language" && chosen && model(chosen))
    return (languagesOf(chosen) ?? []).map((language) => item(language, CompletionItemKind.EnumMember));
  const found = parametersOf(endpoint.key)?.params[name];
  const values = found && (valuesOf(found) ?? (found.type === "boolean" ? ["true", "false"] : undefined));
  return (values ?? []).map((value) => item(value, CompletionItemKind.EnumMember));
}

/** Those in use first, and none of another transport or path. */
function modelsOn({ path, transport }: Endpoint): Model[] {
  return [...sttModels, ...ttsModels]
    .filter((each) => each.endpoints.includes(path) && each.transports.includes(transport))
    .sort((a, b) => Number(a.status !== "current") - Number(b.status !== "current"));
}

function fieldItems({ path, type, field, taken }: Extract<Slot, { kind: "field" }>): Item[] {
  const schema = clientMessage(path, type)?.payload;
  const names = (schema && fieldNames(schema, field)) ?? [];
  return names
    .filter((name) => !taken.includes(name))
    .map((name) => ({
      ...item(name, CompletionItemKind.Property, describeField(path, type, [...field, name])),
      text: `${name}: `,
    }));
}

function item(label: string, kind: CompletionItemKind, value?: string): Item {
  return { label, kind, ...(value && { documentation: { kind: MarkupKind.Markdown, value } }) };
}
