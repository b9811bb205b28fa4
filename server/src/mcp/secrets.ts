import { redact } from "../core/redact/index.ts";

/** A copy as plain JSON, every text but paths masked once more: what leaves here is read by a model, which opens files by their paths. */
export function withoutSecrets(report: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(report, (name, value) =>
      typeof value === "string" && name !== "file" ? redact(value).text : value,
    ),
  );
}
