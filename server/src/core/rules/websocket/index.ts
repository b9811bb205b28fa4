// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { agentClientTimeout } from "./agent-client-timeout.ts";
import { agentInjectionRefused } from "./agent-injection-refused.ts";
import { agentInvalidSettings } from "./agent-invalid-settings.ts";
import { agentNoSettings } from "./agent-no-settings.ts";
import { agentSettingsTwice } from "./agent-settings-twice.ts";
import { agentUnparsable } from "./agent-unparsable.ts";
import { audioBeforeSettings } from "./audio-before-settings.ts";
import { closedByClient } from "./closed-by-client.ts";
import { closedTooEarly } from "./closed-too-early.ts";
import { configureOnV1 } from "./configure-on-v1.ts";
import { emptyBinaryFrame } from "./empty-binary-frame.ts";
import { eventLoopBlocked } from "./event-loop-blocked.ts";
import { fasterThanRealtime } from "./faster-than-realtime.ts";
import { fluxCloseWithoutEnd } from "./flux-close-without-end.ts";
import { fluxConfigureFailure } from "./flux-configure-failure.ts";
import { fluxKeytermsReplaced } from "./flux-keyterms-replaced.ts";
import { functionResponseShape } from "./function-response-shape.ts";
import { keepaliveBinary } from "./keepalive-binary.ts";
import { keepaliveMissing } from "./keepalive-missing.ts";
import { keepaliveOnFlux } from "./keepalive-on-flux.ts";
import { keepaliveOnTts } from "./keepalive-on-tts.ts";
import { keepaliveOnly } from "./keepalive-only.ts";
import { keepaliveTooSlow } from "./keepalive-too-slow.ts";
import { missingContainerHeader } from "./missing-container-header.ts";
import { noAudioTimeout } from "./no-audio-timeout.ts";
import { pingTimeout } from "./ping-timeout.ts";
import { reconnectTimestamps } from "./reconnect-timestamps.ts";
import { sendBeforeOpen } from "./send-before-open.ts";
import { speakNotFlushed } from "./speak-not-flushed.ts";
import { waitsForServerFirst } from "./waits-for-server-first.ts";
import { wrongMessageType } from "./wrong-message-type.ts";

export const websocket: readonly Rule[] = [
  agentClientTimeout,
  agentInjectionRefused,
  agentInvalidSettings,
  agentNoSettings,
  agentSettingsTwice,
  agentUnparsable,
  audioBeforeSettings,
  closedByClient,
  closedTooEarly,
  configureOnV1,
  emptyBinaryFrame,
  eventLoopBlocked,
  fasterThanRealtime,
  fluxCloseWithoutEnd,
  fluxConfigureFailure,
  fluxKeytermsReplaced,
  functionResponseShape,
  keepaliveBinary,
  keepaliveMissing,
  keepaliveOnFlux,
  keepaliveOnTts,
  keepaliveOnly,
  keepaliveTooSlow,
  missingContainerHeader,
  noAudioTimeout,
  pingTimeout,
  reconnectTimestamps,
  sendBeforeOpen,
  speakNotFlushed,
  waitsForServerFirst,
  wrongMessageType,
];
