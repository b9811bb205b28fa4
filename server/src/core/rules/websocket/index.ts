import type { Rule } from "../rule.ts";

export const websocket: readonly Rule[] = [];
