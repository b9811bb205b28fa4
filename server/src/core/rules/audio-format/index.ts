import type { Rule } from "../rule.ts";
import { encodingMismatch } from "./encoding-mismatch.ts";
import { encodingOnContainerized } from "./encoding-on-containerized.ts";

export const audioFormat: readonly Rule[] = [encodingOnContainerized, encodingMismatch];
