import type ts from "typescript";
import { majorsWith, type SdkMajor, sdkVersion } from "../../catalogue/sdk.ts";
import { typescript } from "../typescript.ts";
import { writtenChain } from "./chain.ts";

const majors: readonly SdkMajor[] = [1, 2, 3, 4, 5];
const chains = [
  ...new Set(
    majors.flatMap((major) => sdkVersion(major).methods.flatMap((method) => [method.chain, ...(method.aliases ?? [])])),
  ),
];

/** First names of all method chains. */
export const namespaces: ReadonlySet<string> = new Set(chains.map((chain) => chain.split(".")[0]!));
const lastNames = new Set(chains.map((chain) => chain.split(".").at(-1)!));
const own = new Set(chains.map((chain) => chain.split(".").at(-1)!).filter((name) => /[A-Z]/.test(name)));

/**
 * Whether a call may be one of the SDK's by the names in it: the cheap test before anything is evaluated. `imported`: the file names
 * the package, so that methods that no major has count, too.
 */
export function mayBeSdk(call: ts.CallExpression, imported: boolean): boolean {
  const ts = typescript();
  const { base, names } = writtenChain(call.expression);
  const first = ts.isCallExpression(base) ? lastName(base.expression) : textOf(base);
  const all = [...(first === undefined ? [] : [first]), ...names.map(({ name }) => name)];
  if (all.length > 0 && own.has(all.at(-1)!)) return true;
  if (names.length === 0) return false;
  // `speakClient.request(…)`: a variable or field for a part of a client.
  if (imported && lastNames.has(all.at(-1)!) && likePart.test(all.at(-2) ?? "")) return true;
  const at = all.findIndex((name) => namespaces.has(name));
  if (at >= 0 && majorsWith(all.slice(at).join(".")).length > 0) return true;
  if (all.slice(0, -1).some((name) => likeClient.test(name) || /^v[12]$/.test(name))) return true;
  return at >= 0 && at < all.length - 1 && (imported || /^(?:listen|speak|transcription)$/.test(all[at]!));
}

function lastName(callee: ts.Expression): string | undefined {
  const { base, names } = writtenChain(callee);
  return names.at(-1)?.name ?? textOf(base);
}

/** Names that people give to a client of the SDK. */
export const likeClient = /deepgram|^dg(?:[A-Z_]|$)|^_?dgClient/i;

/** Names that people give to a part of a client. */
const likePart = new RegExp([...namespaces].join("|"), "i");

function textOf(node: ts.Expression): string | undefined {
  return typescript().isIdentifier(node) ? node.text : undefined;
}

/** Chains that no other library has, whatever they hang on. */
const unmistakable =
  /^(?:listen\.prerecorded\.transcribe(?:Url|File)(?:Callback)?|listen\.v1\.media\.transcribe(?:Url|File)|listen\.v[12]\.(?:connect|createConnection)|transcription\.preRecorded|speak\.v[12]\.(?:connect|createConnection|audio\.generate)|read\.v1\.text\.analyze|read\.analyze(?:Text|Url)(?:Callback)?|agent\.v1\.(?:connect|createConnection)|auth\.v1\.tokens\.grant|manage\.v1\.projects\..+)$/;

/** Chains that prove the SDK only together with the name of what they hang on. */
const likely =
  /^(?:listen\.live|speak\.request|speak\.live|transcription\.live|agent|auth\.grantToken|manage\.(?:get|create|delete)\w*(?:Project|Key|Token)\w*)$/;

/** Whether a chain on something that is not followed is the SDK's. `named`: it is called like a client. */
export function provesSdk(chain: string, named: boolean): boolean {
  return unmistakable.test(chain) || (named && likely.test(chain));
}

/** Members of a client that make no request. */
export const silent: ReadonlySet<string> = new Set([
  "on",
  "once",
  "off",
  "emit",
  "addListener",
  "removeListener",
  "removeAllListeners",
  "listenerCount",
  "setMaxListeners",
  "listeners",
  "eventNames",
  "prependListener",
  "v",
  "log",
  "fetch",
  "close",
  "toString",
  "bind",
  "call",
  "apply",
  "hasOwnProperty",
  "then",
  "catch",
  "finally",
]);
