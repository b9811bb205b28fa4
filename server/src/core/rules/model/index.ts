// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { fluxInvalidName } from "./flux-invalid-name.ts";
import { languageMismatch } from "./language-mismatch.ts";
import { languageMissing } from "./language-missing.ts";
import { legacy } from "./legacy.ts";
import { missing } from "./missing.ts";
import { noAccess } from "./no-access.ts";
import { notStreaming } from "./not-streaming.ts";
import { unknownModel } from "./unknown.ts";
import { wrongProduct } from "./wrong-product.ts";

export const model: readonly Rule[] = [
  fluxInvalidName,
  languageMismatch,
  languageMissing,
  legacy,
  missing,
  noAccess,
  notStreaming,
  unknownModel,
  wrongProduct,
];
