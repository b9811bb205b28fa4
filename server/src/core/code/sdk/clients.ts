import type ts from "typescript";
import { sdkPackage } from "../../catalogue/sdk.ts";
import type { Call } from "../../exchange/call.ts";
import { type FileContext, placeOf } from "../context.ts";
import { runtimeOf } from "../http/parts/runtime.ts";
import { typescript } from "../typescript.ts";
import { writtenChain } from "./chain.ts";
import { authorization, credentialOf } from "./credential.ts";
import { type Client, clientOf, isClientMaker, isReplaced } from "./exports.ts";
import { headersOf } from "./headers.ts";
import { clientUse, constructorPlace, settingsOf } from "./settings.ts";
import { versionOf } from "./version.ts";

/**
 * The clients of the SDK that a file makes, each as a call of no method: for files that hand their client to others, where
 * what is wrong with it would show only beside the first request.
 */
export function clientsIn(context: FileContext): Call[] {
  if (!context.text.includes(sdkPackage) || isReplaced(context)) return [];
  const { evaluator } = context;
  return [...context.index.calls, ...context.index.news].filter(mayMakeOne).flatMap((node) =>
    evaluator.framesAt(node, context).flatMap((frame) => {
      const client = clientOf(evaluator.evaluate(node, frame));
      return client?.node === node ? [callOf(context, client)] : [];
    }),
  );
}

function mayMakeOne(node: ts.CallExpression | ts.NewExpression): boolean {
  const ts = typescript();
  const { base, names } = writtenChain(node.expression);
  const name = names.at(-1)?.name ?? (ts.isIdentifier(base) ? base.text : undefined);
  return name !== undefined && (ts.isNewExpression(node) || isClientMaker(name));
}

function callOf(context: FileContext, client: Client): Call {
  const settings = settingsOf(context, client);
  const version = versionOf(context, client, "", settings.args[0]);
  const credential = credentialOf(context, client, settings, version.major);
  const at = constructorPlace(client);
  const none = { values: [], complete: true, end: at, insertion: () => undefined };
  return {
    transport: "http",
    via: "sdk",
    origin: placeOf(context, client.node),
    head: at,
    target: { url: { kind: "unresolved", reason: "no request is seen", origin: at }, deepgram: "custom" },
    query: { entries: [], complete: false, origin: at },
    headers: authorization(credential, headersOf(context, settings, none, undefined, [], at)),
    ...(credential ? { credential } : {}),
    body: { kind: "unresolved", reason: "no request is seen", origin: at },
    messages: [],
    messagesComplete: false,
    runtime: runtimeOf(context),
    sdk: { package: sdkPackage, ...version, method: "", at, client: clientUse(context, client, settings) },
  };
}
