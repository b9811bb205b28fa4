// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { errorIgnored } from "./error-ignored.ts";
import { eventConfused } from "./event-confused.ts";
import { messageUnguarded } from "./message-unguarded.ts";
import { notUnwrapped } from "./not-unwrapped.ts";
import { speechAsText } from "./speech-as-text.ts";
import { unknownField } from "./unknown-field.ts";

export const response: readonly Rule[] = [
  errorIgnored,
  eventConfused,
  messageUnguarded,
  notUnwrapped,
  speechAsText,
  unknownField,
];
