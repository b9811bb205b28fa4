import { version } from "../../../package.json";
import { rules as allRules } from "../core/rules/index.ts";
import type { Rule } from "../core/rules/rule.ts";
import { lintRule } from "./rule.ts";

const prefix = "deepgram-doctor";

/** Rules that look at code: the others know a mistake by its answer alone. */
const inCode = allRules.filter((rule) => rule.check ?? rule.checkReply ?? rule.checkComment);

/** A plugin for ESLint 9 and 10 (flat configuration) and for oxlint's `jsPlugins`. */
export function lintPlugin() {
  const plugin = {
    meta: { name: "deepgram-doctor", version, namespace: prefix },
    rules: Object.fromEntries(inCode.map((rule) => [rule.id, lintRule(rule)])),
    configs: {} as Record<"recommended" | "strict", object>,
  };
  const config = (name: string, level: (rule: Rule) => unknown) => ({
    name: `${prefix}/${name}`,
    plugins: { [prefix]: plugin },
    rules: Object.fromEntries(inCode.map((rule) => [`${prefix}/${rule.id}`, level(rule)])),
  });
  // Errors and warnings; a rule that only ever advises is left out.
  plugin.configs.recommended = config("recommended", ({ severity }) =>
    severity === "error" ? "error" : severity === "warning" ? "warn" : "off",
  );
  // All that `deepgram-doctor check` says.
  plugin.configs.strict = config("strict", ({ severity }) => [
    severity === "error" ? "error" : "warn",
    { minimum: "hint" },
  ]);
  return plugin;
}
