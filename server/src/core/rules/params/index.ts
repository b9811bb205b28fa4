// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { agentQuery } from "./agent-query.ts";
import { agentSettingInvalid } from "./agent-setting-invalid.ts";
import { agentSettingUnknown } from "./agent-setting-unknown.ts";
import { asyncCallbackResponse } from "./async-callback-response.ts";
import { boolCase } from "./bool-case.ts";
import { camelCase } from "./camel-case.ts";
import { conflict } from "./conflict.ts";
import { deprecated } from "./deprecated.ts";
import { dictationNeedsPunctuation } from "./dictation-needs-punctuation.ts";
import { fluxThresholds } from "./flux-thresholds.ts";
import { inBodyNotQuery } from "./in-body-not-query.ts";
import { invalidCallback } from "./invalid-callback.ts";
import { invalidLanguage } from "./invalid-language.ts";
import { invalidValue } from "./invalid-value.ts";
import { keytermWithMulti } from "./keyterm-with-multi.ts";
import { keywordsOnNova3 } from "./keywords-on-nova3.ts";
import { listJoined } from "./list-joined.ts";
import { missingEncoding } from "./missing-encoding.ts";
import { missingFeature } from "./missing-feature.ts";
import { missingSampleRate } from "./missing-sample-rate.ts";
import { misspelled } from "./misspelled.ts";
import { prerecordedOnlyOnStream } from "./prerecorded-only-on-stream.ts";
import { streamOnlyOnRest } from "./stream-only-on-rest.ts";
import { ttsFormatCombo } from "./tts-format-combo.ts";
import { unencoded } from "./unencoded.ts";
import { unsupportedByModel } from "./unsupported-by-model.ts";
import { unsupportedOnFlux } from "./unsupported-on-flux.ts";
import { utteranceEndNeedsInterim } from "./utterance-end-needs-interim.ts";

export const params: readonly Rule[] = [
  agentQuery,
  agentSettingInvalid,
  agentSettingUnknown,
  asyncCallbackResponse,
  boolCase,
  camelCase,
  conflict,
  deprecated,
  dictationNeedsPunctuation,
  fluxThresholds,
  inBodyNotQuery,
  invalidCallback,
  invalidLanguage,
  invalidValue,
  keytermWithMulti,
  keywordsOnNova3,
  listJoined,
  missingEncoding,
  missingFeature,
  missingSampleRate,
  misspelled,
  prerecordedOnlyOnStream,
  streamOnlyOnRest,
  ttsFormatCombo,
  unencoded,
  unsupportedByModel,
  unsupportedOnFlux,
  utteranceEndNeedsInterim,
];
