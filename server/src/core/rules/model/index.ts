import type { Rule } from "../rule.ts";

export const model: readonly Rule[] = [];
