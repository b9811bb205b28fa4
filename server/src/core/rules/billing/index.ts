import type { Rule } from "../rule.ts";

export const billing: readonly Rule[] = [];
