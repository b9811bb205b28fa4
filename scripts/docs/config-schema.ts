import { rules } from "../../server/src/core/rules/index.ts";

/** Severities that settings and the configuration file may give a rule. */
const levels = ["off", "hint", "information", "warning", "error"];

/** A severity for each rule, as JSON Schema properties with the rule's title and reason. */
export function ruleProperties(): Record<string, object> {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return Object.fromEntries(
    sorted.map((rule) => [
      rule.id,
      { enum: levels, default: rule.severity, markdownDescription: `${rule.title}. ${rule.why}` },
    ]),
  );
}

/** The JSON Schema of `.deepgram-doctor.json`: completion, hovers and checks where it is written. */
export function configSchema(): string {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Deepgram Doctor",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      rules: {
        type: "object",
        description: "Severity by rule. A rule that is not named keeps its own.",
        additionalProperties: false,
        properties: ruleProperties(),
      },
      exclude: {
        type: "array",
        description: "Files and folders that are not checked, as glob patterns from this file's folder.",
        items: { type: "string" },
        examples: [["dist/**", "**/*.generated.ts"]],
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
