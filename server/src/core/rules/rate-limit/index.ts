import type { Rule } from "../rule.ts";
import { flushLimit } from "./flush-limit.ts";

export const rateLimit: readonly Rule[] = [flushLimit];
