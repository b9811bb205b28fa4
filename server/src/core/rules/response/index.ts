import type { Rule } from "../rule.ts";

export const response: readonly Rule[] = [];
