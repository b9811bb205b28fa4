import type { Rule } from "../rule.ts";

export const params: readonly Rule[] = [];
