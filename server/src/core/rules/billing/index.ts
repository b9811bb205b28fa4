// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { noCredits } from "./no-credits.ts";

export const billing: readonly Rule[] = [noCredits];
