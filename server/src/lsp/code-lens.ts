import type { CodeLens, CodeLensParams } from "vscode-languageserver/node";
import { endpointsByPath } from "../core/catalogue/endpoints.ts";
import { docsUrls } from "../core/catalogue/meta.ts";
import { parameter } from "../core/catalogue/parameters.ts";
import type { Call } from "../core/exchange/call.ts";
import { known } from "../core/exchange/facts.ts";
import { endpointKey, parameterValues, pathOf } from "../core/rules/shared/helpers.ts";
import { rangeIn } from "./convert.ts";
import type { Features } from "./features.ts";

const menu = "deepgramDoctor.callMenu";

/** Endpoint and model above each call to Deepgram, where the setting asks for it. */
export async function codeLenses(features: Features, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const document = features.session.documents.get(textDocument.uri);
  if (!document) return [];
  const { enabled, codeLens } = await features.configuration.of(document.uri);
  if (!enabled || !codeLens) return [];
  const seen = new Set<string>();
  return features.analysis.lowered(document).calls.flatMap((call) => {
    const title = call.origin.text === document.uri ? inWords(call) : undefined;
    const key = `${call.head.start} ${title}`;
    if (title === undefined || seen.has(key)) return [];
    seen.add(key);
    const range = rangeIn(document, call.head);
    const [page] = docsUrls(parameter(endpointKey(call) ?? "", "model"));
    // What an editor does not know would be an error on a click.
    const isKnown = features.session.abilities.commands.has(menu);
    const acts = isKnown ? { command: menu, arguments: [document.uri, range, page] } : { command: "" };
    return [{ range, command: { title, ...acts } }];
  });
}

/** `POST /v1/listen · nova-3`. What is not resolved is left out; without a path there is nothing to say. */
function inWords(call: Call): string | undefined {
  const path = pathOf(call);
  if ((call.target.deepgram !== "certain" && call.via !== "sdk") || path === undefined) return undefined;
  const method = call.transport === "ws" ? "WebSocket" : methodOf(call, path);
  const models = [...new Set(parameterValues(call, "model")?.map(({ text }) => text))];
  const address = method === undefined ? path : `${method} ${path}`;
  return models.length > 0 ? `${address} · ${models.join(" or ")}` : address;
}

/** An SDK's method has the one that the endpoint has, where it has but one. */
function methodOf(call: Call, path: string): string | undefined {
  if (call.via !== "sdk") return known(call.method)?.text;
  const operations = endpointsByPath(path).flatMap((each) => (each.key.startsWith("rest:") ? each.operations : []));
  return operations.length === 1 ? operations[0]!.method : undefined;
}
