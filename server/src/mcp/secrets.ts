import { redact } from "../core/redact/index.ts";

/** A copy as plain JSON, every text in it masked once more: what leaves here is read by a model. */
export function withoutSecrets(report: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(report, (_, value) => (typeof value === "string" ? redact(value).text : value)));
}
