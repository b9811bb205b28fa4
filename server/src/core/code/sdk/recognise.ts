import type ts from "typescript";
import { majorsWith, type SdkMajor, type SdkMethod, sdkMethod, sdkPackage } from "../../catalogue/sdk.ts";
import type { Call, SdkUse } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Abstract, Frame } from "../abstract.ts";
import { type FileContext, placeOf } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import { nameOf, textOf } from "../evaluate/values/make.ts";
import { runtimeOf } from "../http/parts/runtime.ts";
import { objectClass } from "../object-class.ts";
import type { Recogniser, Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { argumentsOf } from "./arguments.ts";
import { payloadOf } from "./body.ts";
import { mayBeSdk, provesSdk, silent } from "./candidates.ts";
import { chainOf, writtenChain } from "./chain.ts";
import { authorization, credentialOf } from "./credential.ts";
import { type Client, clientOf, exportOf, isReplaced, isSdk } from "./exports.ts";
import { headersOf } from "./headers.ts";
import { queryOf } from "./query.ts";
import { rootOf } from "./roots.ts";
import { clientUse, settingsOf } from "./settings.ts";
import { targetOf } from "./target.ts";
import { resultOf } from "./use.ts";
import { versionOf } from "./version.ts";
import { recogniseWrappers } from "./wrappers.ts";

/** Sites of `@deepgram/sdk` and of packages with its options. */
export const recogniseSdk: Recogniser = (context) => {
  const sites: Site[] = [];
  const imported = context.text.includes(sdkPackage);
  if (imported && isReplaced(context)) return recogniseWrappers(context);
  for (const node of context.index.calls) {
    if (!mayBeSdk(node, imported)) continue;
    for (const frame of context.evaluator.framesAt(node, context)) sites.push(...sitesAt(context, node, frame));
  }
  for (const node of imported ? context.index.news : [])
    if (/LiveClient$/.test(nameOf(node.expression) ?? ""))
      for (const frame of context.evaluator.framesAt(node, context)) sites.push(...madeByHand(context, node, frame));
  return [...sites, ...recogniseWrappers(context)];
};

/** `new LiveClient(key, {}, options)`: the class of early releases of version 3 that `listen.live` gives. */
function madeByHand(context: FileContext, node: ts.NewExpression, frame: Frame): Site[] {
  const { evaluator } = context;
  const found = exportOf(evaluator.evaluate(node.expression, frame));
  if (!found || !isSdk(found.module) || found.name !== "LiveClient") return [];
  const [key] = argumentsOf(context, node, frame).values;
  if (!key || key.kind === "object") return [];
  const credential = { option: "positional" as const, value: evaluator.lower(key), at: key.origin };
  const call = callOf(context, node, frame, "listen.live", undefined, 2);
  return [{ call: { ...call, credential, headers: authorization(credential, call.headers) }, node, frame }];
}

function sitesAt(context: FileContext, node: ts.CallExpression, frame: Frame): Site[] {
  const { evaluator } = context;
  const sites: Site[] = [];
  const seen = new Set<string>();
  for (const callee of evaluator.options(evaluator.evaluate(node.expression, frame))) {
    if (callee.kind !== "member") continue;
    const { root, names } = chainOf(callee);
    const chain = names.join(".");
    const client = clientOf(root);
    const key = `${chain} ${client?.node.pos}`;
    if (seen.has(key) || !isRequest(context, node, root, names, client)) continue;
    seen.add(key);
    sites.push({ call: callOf(context, node, frame, chain, client), node, frame });
  }
  return sites;
}

/** Whether a method chain makes a request. On a client for certain, names that no major knows count, too. */
function isRequest(
  context: FileContext,
  node: ts.CallExpression,
  root: Abstract,
  names: readonly string[],
  client: Client | undefined,
): boolean {
  const chain = names.join(".");
  const known = majorsWith(chain).length > 0;
  if (client) {
    if (known) return true;
    return !silent.has(names.at(-1)!) && majorsWith(names.slice(0, -1).join(".")).length === 0;
  }
  if (!known) return false;
  const { typed, named, mocked, foreign } = rootOf(context, node, root);
  if (mocked || foreign) return false;
  return typed || provesSdk(chain, named);
}

function callOf(
  context: FileContext,
  node: ts.CallExpression | ts.NewExpression,
  frame: Frame,
  chain: string,
  client: Client | undefined,
  from = 0,
): Call {
  const settings = client && settingsOf(context, client);
  const version = versionOf(context, client, chain, settings?.args[0]);
  const { method, major } = methodFor(version.major, chain);
  const at = chainPlace(context, node, chain);
  const args = argumentsOf(context, node, frame, from);
  const transport = method?.transport === "wss" ? "ws" : "http";
  const path = pathOf(chain, method, args.values, version.version);
  const credential = client && settings && credentialOf(context, client, settings, version.major);
  const { body, headers } = payloadOf(context, args, method, at);
  const made = client && settings && clientUse(context, client, settings);
  return {
    transport,
    via: "sdk",
    origin: placeOf(context, node),
    head: at,
    target: targetOf(context, settings, version.major ?? major, { transport, space: chain.split(".")[0]!, path, at }),
    query: queryOf(context, args, method, major, at),
    headers: authorization(credential, headersOf(context, settings, args, method, headers, at)),
    ...(credential ? { credential } : {}),
    body,
    messages: [],
    messagesComplete: false,
    runtime: runtimeOf(context),
    sdk: {
      package: sdkPackage,
      ...version,
      method: chain,
      at,
      ...(made ? { client: made } : {}),
      args: args.values.map((value) => context.evaluator.lower(value)),
      ...firstObject(context, node),
      ...(method?.optionsArg === undefined ? {} : { optionsArg: method.optionsArg }),
      ...resultOf(node),
    },
  };
}

/** The class of the first argument, where it is one of the platform's for certain. */
function firstObject(context: FileContext, node: ts.CallExpression | ts.NewExpression): Pick<SdkUse, "first"> {
  const ts = typescript();
  const [first] = node.arguments ?? [];
  const found = first && objectClass(first, context);
  if (!found) return {};
  const around = ts.findAncestor(node, ts.isFunctionLike);
  const awaitable = !around || (ts.canHaveModifiers(around) && hasAsync(around));
  return { first: { class: found, at: placeOf(context, bare(first)), awaitable } };
}

function hasAsync(fn: ts.HasModifiers): boolean {
  return fn.modifiers?.some((modifier) => modifier.kind === typescript().SyntaxKind.AsyncKeyword) ?? false;
}

/** The method in the major at hand, else in the newest one that has it. */
function methodFor(
  major: SdkMajor | undefined,
  chain: string,
): { method: SdkMethod | undefined; major: SdkMajor | undefined } {
  const own = major && sdkMethod(major, chain);
  if (own) return { method: own, major };
  const [newest] = majorsWith(chain);
  return newest ? { method: sdkMethod(newest, chain), major: newest } : { method: undefined, major };
}

/** The path: the method's own, or what is given in its place. Undefined when that is not followed. */
function pathOf(
  chain: string,
  method: SdkMethod | undefined,
  args: readonly Abstract[],
  version: string | undefined,
): string | undefined {
  const given = method?.endpointArg === undefined ? undefined : args[method.endpointArg];
  if (given && given.kind !== "null") {
    const written = textOf(given);
    return written === undefined ? undefined : `/${written.replace(":version", "v1").replace(/^\/+/, "")}`;
  }
  // Before 3.13 the agent spoke the preview protocol at its own path.
  if (chain === "agent" && /^3\.1[0-2]\./.test(version ?? "")) return "/agent";
  return method?.path;
}

/** The names of the chain as written, without the client. */
function chainPlace(context: FileContext, node: ts.CallExpression | ts.NewExpression, chain: string): Origin {
  const { names } = writtenChain(node.expression);
  const own = names.slice(-chain.split(".").length);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return placeOf(context, node.expression);
  return { ...placeOf(context, first.node), end: last.node.end };
}
