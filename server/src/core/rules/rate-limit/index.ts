// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { concurrency } from "./concurrency.ts";
import { flushLimit } from "./flush-limit.ts";
import { ttsChars } from "./tts-chars.ts";

export const rateLimit: readonly Rule[] = [concurrency, flushLimit, ttsChars];
