import type { Rule } from "../rule.ts";
import { agentSettingInvalid } from "./agent/setting-invalid.ts";
import { agentSettingUnknown } from "./agent/setting-unknown.ts";
import { agentQuery } from "./agent-query.ts";
import { asyncCallbackResponse } from "./async-callback-response.ts";
import { boolCase } from "./bool-case.ts";
import { inBodyNotQuery } from "./in-body-not-query.ts";
import { invalidValue } from "./invalid-value.ts";
import { keytermWithMulti } from "./keyterm-with-multi.ts";
import { keywordsOnNova3 } from "./keywords-on-nova3.ts";
import { missingSampleRate } from "./missing-sample-rate.ts";
import { misspelled } from "./misspelled.ts";
import { prerecordedOnlyOnStream } from "./prerecorded-only-on-stream.ts";
import { streamOnlyOnRest } from "./stream-only-on-rest.ts";
import { unsupportedOnFlux } from "./unsupported-on-flux.ts";
import { utteranceEndNeedsInterim } from "./utterance-end-needs-interim.ts";

export const params: readonly Rule[] = [
  agentQuery,
  boolCase,
  inBodyNotQuery,
  invalidValue,
  keywordsOnNova3,
  misspelled,
  missingSampleRate,
  prerecordedOnlyOnStream,
  streamOnlyOnRest,
  unsupportedOnFlux,
  utteranceEndNeedsInterim,
  asyncCallbackResponse,
  keytermWithMulti,
  agentSettingUnknown,
  agentSettingInvalid,
];
