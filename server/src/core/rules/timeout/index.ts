import type { Rule } from "../rule.ts";

export const timeout: readonly Rule[] = [];
