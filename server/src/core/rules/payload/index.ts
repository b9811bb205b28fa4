import type { Rule } from "../rule.ts";

export const payload: readonly Rule[] = [];
