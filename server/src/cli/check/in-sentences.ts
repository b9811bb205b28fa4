import type { Finding } from "../../core/rules/rule.ts";
import { sentence } from "../../core/text/sentence.ts";

/** A finding as running text: what is wrong, why, and what to do. */
export const inSentences = ({ message, because, advice }: Finding) => `${sentence(message)} ${because} ${advice}`;
