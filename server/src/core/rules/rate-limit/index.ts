import type { Rule } from "../rule.ts";
import { concurrency } from "./concurrency.ts";
import { flushLimit } from "./flush-limit.ts";
import { ttsChars } from "./tts-chars.ts";

export const rateLimit: readonly Rule[] = [flushLimit, concurrency, ttsChars];
