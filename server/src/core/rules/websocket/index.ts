import type { Rule } from "../rule.ts";
import { agentInvalidSettings } from "./agent-invalid-settings.ts";
import { agentNoSettings } from "./agent-no-settings.ts";
import { agentSettingsTwice, audioBeforeSettings } from "./agent-timing.ts";
import { agentUnparsable } from "./agent-unparsable.ts";
import { closedTooEarly } from "./closed-too-early.ts";
import { configureOnV1 } from "./configure-on-v1.ts";
import { emptyBinaryFrame } from "./empty-binary-frame.ts";
import { fluxConfigureFailure } from "./flux-configure-failure.ts";
import { functionResponseShape } from "./function-response-shape.ts";
import { keepaliveBinary } from "./keepalive-binary.ts";
import { keepaliveOnFlux, keepaliveOnTts } from "./keepalive-elsewhere.ts";
import { keepaliveMissing } from "./keepalive-missing.ts";
import { keepaliveTooSlow } from "./keepalive-too-slow.ts";
import { reconnectTimestamps } from "./reconnect-timestamps.ts";
import { sendBeforeOpen } from "./send-before-open.ts";
import { wrongMessageType } from "./wrong-message-type.ts";

export const websocket: readonly Rule[] = [
  keepaliveBinary,
  keepaliveTooSlow,
  emptyBinaryFrame,
  agentNoSettings,
  configureOnV1,
  keepaliveOnFlux,
  keepaliveOnTts,
  wrongMessageType,
  audioBeforeSettings,
  agentSettingsTwice,
  functionResponseShape,
  closedTooEarly,
  keepaliveMissing,
  sendBeforeOpen,
  fluxConfigureFailure,
  reconnectTimestamps,
  agentInvalidSettings,
  agentUnparsable,
];
