import type { Rule } from "../rule.ts";
import { badProjectId } from "./bad-project-id.ts";
import { fluxOnV1 } from "./flux-on-v1.ts";

export const endpoint: readonly Rule[] = [fluxOnV1, badProjectId];
