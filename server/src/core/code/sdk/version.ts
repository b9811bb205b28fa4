import { majorsWith, type SdkMajor, sdkMethod, sdkPackage } from "../../catalogue/sdk.ts";
import type { SdkUse } from "../../exchange/call.ts";
import type { Abstract } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import type { Client } from "./exports.ts";

export type Version = Pick<SdkUse, "major" | "majorFrom" | "version">;

const versioned = /(?:npm:\/?|https?:\/\/[^"'`\s]*?\/)@deepgram\/sdk@\^?~?(\d[^"'`/?\s]*)/;
/** The package by its bare name: another copy than the one that a versioned specifier names. */
const bare = /["'`]@deepgram\/sdk["'`]/;

/** The SDK's version for the file that imports it: what the specifier names, else what is installed, locked or declared, else what the code looks like. */
export function versionOf(context: FileContext, client: Client | undefined, chain: string, first?: Abstract): Version {
  const importer = client?.importer ?? context.uri;
  const text = importer === context.uri ? context.text : context.project.read(importer);
  const named = versioned.exec(client?.specifier ?? (text && !bare.test(text) ? text : ""))?.[1];
  const pinned = named ? major(Number.parseInt(named, 10)) : undefined;
  if (pinned) return { major: pinned, majorFrom: "specifier", version: named! };
  const found = context.project.packageVersion(importer, sdkPackage);
  const known = found && major(found.major);
  if (found && known) return { major: known, majorFrom: found.from, version: found.version };
  const guess = guessed(client, chain, first);
  return guess ? { major: guess, majorFrom: "usage" } : {};
}

function guessed(client: Client | undefined, chain: string, first: Abstract | undefined): SdkMajor | undefined {
  switch (client?.constructor) {
    case "createClient":
      return sdkMethod(4, chain) || !sdkMethod(3, chain) ? 4 : 3;
    case "Deepgram":
      return 2;
    case "DeepgramClient":
      if (first?.kind === "object" && first.props.some((prop) => prop.name === "key" || prop.name === "global"))
        return 4;
      if (first?.kind === "object" && first.props.some((prop) => prop.name === "apiKey")) return 5;
  }
  return majorsWith(chain)[0];
}

function major(number: number): SdkMajor | undefined {
  return number >= 1 && number <= 5 ? (number as SdkMajor) : undefined;
}
