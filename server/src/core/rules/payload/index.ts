// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { base64Audio } from "./base64-audio.ts";
import { corruptAudio } from "./corrupt-audio.ts";
import { emptyAudio } from "./empty-audio.ts";
import { emptyText } from "./empty-text.ts";
import { incompleteUpload } from "./incomplete-upload.ts";
import { invalidJson } from "./invalid-json.ts";
import { localPath } from "./local-path.ts";
import { missingJsonContentType } from "./missing-json-content-type.ts";
import { multipart } from "./multipart.ts";
import { textTooLong } from "./text-too-long.ts";
import { tooLarge } from "./too-large.ts";
import { unsupportedContentType } from "./unsupported-content-type.ts";
import { urlFetchFailed } from "./url-fetch-failed.ts";
import { urlFetchForbidden } from "./url-fetch-forbidden.ts";
import { urlNotPublic } from "./url-not-public.ts";
import { wrongField } from "./wrong-field.ts";

export const payload: readonly Rule[] = [
  base64Audio,
  corruptAudio,
  emptyAudio,
  emptyText,
  incompleteUpload,
  invalidJson,
  localPath,
  missingJsonContentType,
  multipart,
  textTooLong,
  tooLarge,
  unsupportedContentType,
  urlFetchFailed,
  urlFetchForbidden,
  urlNotPublic,
  wrongField,
];
