import type { Rule } from "../rule.ts";
import { blockingListen } from "./blocking-listen.ts";
import { bundler } from "./bundler.ts";
import { runtimeMisdetected } from "./runtime-misdetected.ts";
import { runtimeTooOld } from "./runtime-too-old.ts";

export const sdk: readonly Rule[] = [blockingListen, bundler, runtimeMisdetected, runtimeTooOld];
