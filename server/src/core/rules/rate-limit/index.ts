import type { Rule } from "../rule.ts";

export const rateLimit: readonly Rule[] = [];
