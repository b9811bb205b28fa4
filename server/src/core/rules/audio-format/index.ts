// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { channelsMismatch } from "./channels-mismatch.ts";
import { encodingMismatch } from "./encoding-mismatch.ts";
import { encodingOnContainerized } from "./encoding-on-containerized.ts";
import { playbackClicks } from "./playback-clicks.ts";
import { playbackNeedsContainer } from "./playback-needs-container.ts";
import { sampleRateMismatch } from "./sample-rate-mismatch.ts";
import { silent } from "./silent.ts";

export const audioFormat: readonly Rule[] = [
  channelsMismatch,
  encodingMismatch,
  encodingOnContainerized,
  playbackClicks,
  playbackNeedsContainer,
  sampleRateMismatch,
  silent,
];
