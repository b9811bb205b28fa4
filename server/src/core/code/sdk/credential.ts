import { envNames } from "../../catalogue/auth.ts";
import type { SdkMajor } from "../../catalogue/sdk.ts";
import type { Credential } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Bag, Entry, TextPart, Value } from "../../exchange/value.ts";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { hole } from "../evaluate/values/make.ts";
import type { Client } from "./exports.ts";
import { constructorPlace, look, type Settings } from "./settings.ts";

/** The credential that a client sends, with the option that carries it; undefined where that is not certain. */
export function credentialOf(
  context: FileContext,
  client: Client,
  { key, options }: Settings,
  major: SdkMajor | undefined,
): Credential | undefined {
  const { evaluator } = context;
  const lowered = (value: Abstract) => evaluator.lower(called(context, value, client));
  if (key) return { option: "positional", value: lowered(key), at: key.origin };
  const order = major === 5 ? (["accessToken", "apiKey", "key"] as const) : (["accessToken", "key", "apiKey"] as const);
  for (const option of order) {
    const found = look(context, options, option);
    if (found.is === "found") return { option, value: lowered(found.value), at: found.key };
    if (found.is === "open") return undefined;
  }
  if (look(context, options, "auth").is !== "absent" || major === 1 || major === 2) return undefined;
  const at = constructorPlace(client);
  return { option: "env", value: evaluator.lower(hole({ is: "env", name: envNames.key }, at)), at };
}

/** `() => key` stands for the key. */
function called(context: FileContext, value: Abstract, client: Client): Abstract {
  if (value.kind !== "function") return value;
  const { node, frame } = client;
  return context.evaluator.call(value, [], node as Parameters<typeof context.evaluator.call>[2], frame);
}

/** The headers that the SDK adds by itself: the scheme word is its own, so that it stands nowhere in the text. */
export function authorization(credential: Credential | undefined, headers: Bag): Bag {
  if (!credential || headers.entries.some((entry) => entry.name.toLowerCase() === "authorization"))
    return { ...headers, complete: false };
  const { option, value, at } = credential;
  if (value.kind !== "text") return { ...headers, complete: false };
  const scheme = option === "accessToken" ? "Bearer " : "Token ";
  return { ...headers, entries: [...headers.entries, entryOf(scheme, value.parts, at)] };
}

function entryOf(scheme: string, parts: readonly TextPart[], at: Origin): Entry {
  const value: Value = {
    kind: "text",
    parts: [{ kind: "literal", text: scheme, origin: at, exact: false }, ...parts],
    origin: at,
  };
  return { name: "Authorization", key: at, value, renamable: false, sometimes: false };
}
