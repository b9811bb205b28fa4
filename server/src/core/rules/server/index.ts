import type { Rule } from "../rule.ts";

export const server: readonly Rule[] = [];
