import type { Rule } from "../rule.ts";
import { noCredits } from "./no-credits.ts";

export const billing: readonly Rule[] = [noCredits];
