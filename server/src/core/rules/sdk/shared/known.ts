import { newestSdk } from "../../../catalogue/meta.ts";
import type { Call, SdkUse } from "../../../exchange/call.ts";
import type { Severity } from "../../rule.ts";

/** A call by the SDK whose major is not a guess from the code itself. */
export interface KnownSdk extends SdkUse {
  readonly major: NonNullable<SdkUse["major"]>;
}

/** The SDK's use where its major is installed, locked, declared or named; undefined where only the code suggests one. */
export function knownSdk(call: Call): KnownSdk | undefined {
  const { sdk } = call;
  if (call.via !== "sdk" || !sdk?.major || !sdk.majorFrom || sdk.majorFrom === "usage") return undefined;
  return sdk as KnownSdk;
}

/** "version 5 (5.13.0)" */
export function shownVersion({ major, version }: KnownSdk): string {
  return version ? `@deepgram/sdk ${version}` : `@deepgram/sdk ${major}`;
}

/** A declared range may be met by another release than the one that runs: only what is installed or locked is sure. */
export function sureSeverity(sdk: KnownSdk): Severity {
  return sdk.majorFrom === "package" && !/^[\^~]?\d/.test(sdk.version ?? "") ? "warning" : "error";
}

/** Whether a version is at least `major.minor.patch`; undefined where it is not known exactly: `^3.3.0` is any 3.x from there on. */
export function isAtLeast(version: string | undefined, major: number, minor: number, patch = 0): boolean | undefined {
  const [, range, a, b, c] = /^([\^~]?)(\d+)\.(\d+)\.(\d+)/.exec(version ?? "") ?? [];
  if (a === undefined) return undefined;
  const later = range === "^" ? Number(a) === major : range === "~" && Number(a) === major && Number(b) === minor;
  const own = [Number(a), Number(b), Number(c)];
  const wanted = [major, minor, patch];
  for (let i = 0; i < 3; i++) if (own[i] !== wanted[i]) return own[i]! > wanted[i]! || (later ? undefined : false);
  return true;
}

/** Whether the SDK is certainly newer than the catalogue. */
export function isNewer({ major, version }: SdkUse): boolean {
  const [newest = 0, minor = 0, patch = 0] = newestSdk.split(".").map(Number);
  return (major === undefined || major >= newest) && isAtLeast(version, newest, minor, patch + 1) === true;
}

/** Whether the SDK that runs may be newer than the catalogue, and so have methods and messages that the catalogue lacks. */
export function mayBeNewer(sdk: SdkUse): boolean {
  if (sdk.major !== undefined && sdk.major < 5) return false;
  const exact = /^\d+\.\d+\.\d+/.test(sdk.version ?? "") && sdk.majorFrom !== "package" && sdk.majorFrom !== "usage";
  return !exact || isNewer(sdk);
}
