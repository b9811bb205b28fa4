import type { Rule } from "../rule.ts";
import { noAccess } from "./no-access.ts";

export const model: readonly Rule[] = [noAccess];
