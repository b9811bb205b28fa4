// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { commentUnknownRule } from "./unknown-rule.ts";
import { commentUnused } from "./unused.ts";

export const comment: readonly Rule[] = [commentUnknownRule, commentUnused];
