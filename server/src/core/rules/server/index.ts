// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { agentProviderFailed } from "./agent-provider-failed.ts";
import { serverError } from "./server-error.ts";
import { unavailable } from "./unavailable.ts";
import { wsServerNoResponse } from "./ws-server-no-response.ts";

export const server: readonly Rule[] = [agentProviderFailed, serverError, unavailable, wsServerNoResponse];
