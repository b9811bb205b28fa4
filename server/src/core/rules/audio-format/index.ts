import type { Rule } from "../rule.ts";

export const audioFormat: readonly Rule[] = [];
