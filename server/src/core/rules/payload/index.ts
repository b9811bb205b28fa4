import type { Rule } from "../rule.ts";
import { base64Audio } from "./base64-audio.ts";
import { emptyText } from "./empty-text.ts";
import { invalidJson } from "./invalid-json.ts";
import { localPath } from "./local-path.ts";
import { missingJsonContentType } from "./missing-json-content-type.ts";
import { multipart } from "./multipart.ts";
import { textTooLong } from "./text-too-long.ts";
import { unsupportedContentType } from "./unsupported-content-type.ts";
import { wrongField } from "./wrong-field.ts";

export const payload: readonly Rule[] = [
  base64Audio,
  emptyText,
  invalidJson,
  localPath,
  missingJsonContentType,
  multipart,
  textTooLong,
  unsupportedContentType,
  wrongField,
];
