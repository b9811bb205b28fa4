import type { Rule } from "../rule.ts";
import { fluxOnV1 } from "./flux-on-v1.ts";

export const endpoint: readonly Rule[] = [fluxOnV1];
