import type { Rule } from "../rule.ts";

export const sdk: readonly Rule[] = [];
