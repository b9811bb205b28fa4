import type { Rule } from "../rule.ts";
import { channelsMismatch } from "./channels-mismatch.ts";
import { encodingMismatch } from "./encoding-mismatch.ts";
import { encodingOnContainerized } from "./encoding-on-containerized.ts";
import { playbackNeedsContainer } from "./playback-needs-container.ts";
import { sampleRateMismatch } from "./sample-rate-mismatch.ts";
import { silent } from "./silent.ts";

export const audioFormat: readonly Rule[] = [
  encodingOnContainerized,
  encodingMismatch,
  channelsMismatch,
  sampleRateMismatch,
  silent,
  playbackNeedsContainer,
];
