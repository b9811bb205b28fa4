// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { agentWrongHost } from "./agent-wrong-host.ts";
import { badProjectId } from "./bad-project-id.ts";
import { fluxOnV1 } from "./flux-on-v1.ts";
import { insecureScheme } from "./insecure-scheme.ts";
import { novaOnV2 } from "./nova-on-v2.ts";
import { oldAgentApi } from "./old-agent-api.ts";
import { transportMismatch } from "./transport-mismatch.ts";
import { wrongMethod } from "./wrong-method.ts";
import { wrongPath } from "./wrong-path.ts";

export const endpoint: readonly Rule[] = [
  agentWrongHost,
  badProjectId,
  fluxOnV1,
  insecureScheme,
  novaOnV2,
  oldAgentApi,
  transportMismatch,
  wrongMethod,
  wrongPath,
];
