// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { timeoutClient } from "./client.ts";
import { timeoutGateway } from "./gateway.ts";
import { timeoutSlowUpload } from "./slow-upload.ts";

export const timeout: readonly Rule[] = [timeoutClient, timeoutGateway, timeoutSlowUpload];
