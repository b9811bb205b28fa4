import type { Rule } from "../rule.ts";
import { encodingOnContainerized } from "./encoding-on-containerized.ts";

export const audioFormat: readonly Rule[] = [encodingOnContainerized];
