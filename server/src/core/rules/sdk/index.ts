// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { blockingListen } from "./blocking-listen.ts";
import { bundler } from "./bundler.ts";
import { callbackSignature } from "./callback-signature.ts";
import { clientSideValidation } from "./client-side-validation.ts";
import { configAsKey } from "./config-as-key.ts";
import { connectionUnused } from "./connection-unused.ts";
import { deprecatedMethod } from "./deprecated-method.ts";
import { optionsIgnored } from "./options-ignored.ts";
import { runtimeMisdetected } from "./runtime-misdetected.ts";
import { runtimeTooOld } from "./runtime-too-old.ts";
import { unhandledError } from "./unhandled-ws-error.ts";
import { unknownEvent } from "./unknown-event.ts";
import { unknownMethod } from "./unknown-method.ts";
import { versionMismatch } from "./version-mismatch.ts";
import { wrongArgument } from "./wrong-argument.ts";
import { wrongSource } from "./wrong-source.ts";

export const sdk: readonly Rule[] = [
  blockingListen,
  bundler,
  callbackSignature,
  clientSideValidation,
  configAsKey,
  connectionUnused,
  deprecatedMethod,
  optionsIgnored,
  runtimeMisdetected,
  runtimeTooOld,
  unhandledError,
  unknownEvent,
  unknownMethod,
  versionMismatch,
  wrongArgument,
  wrongSource,
];
