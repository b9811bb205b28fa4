import { endpointsByPath } from "../catalogue/endpoints.ts";
import { model } from "../catalogue/models.ts";
import { judge } from "../check/judge.ts";
import type { Call } from "../exchange/call.ts";
import { allKnown, entry, known, prefix } from "../exchange/facts.ts";
import type { Value } from "../exchange/value.ts";
import { groups } from "../rules/groups.ts";
import { rules as allRules, ruleById } from "../rules/index.ts";
import type { GateName, Rule } from "../rules/rule.ts";
import { parameterValues, pathOf } from "../rules/shared/helpers.ts";

/** What Deepgram looks at, in its order, and whether the call would get through: `unknown` where it cannot be seen. */
export interface Gate {
  readonly name: GateName;
  readonly state: "pass" | "fail" | "unknown";
  /** What is wrong there, in a sentence. */
  readonly message?: string;
}

const order: readonly GateName[] = ["scheme", "path", "model", "parameters", "body", "message"];

/** The gates that a call has to pass, judged by the rules; what no rule objects to passes only where all of it is known. */
export function gatesOf(call: Call, rules: readonly Rule[] = allRules): Gate[] {
  const wrong = judge(call, rules).filter(({ severity }) => severity === "error" || severity === "warning");
  const gateOf = (id: string) => {
    const rule = ruleById(id);
    return rule && groups[rule.group].gate;
  };
  return order
    .filter((name) => (call.transport === "ws" ? name !== "body" : name !== "message"))
    .map((name): Gate => {
      const found = wrong.find(({ rule }) => gateOf(rule) === name);
      if (found) return { name, state: "fail", message: found.message };
      return { name, state: isSeen[name](call) ? "pass" : "unknown" };
    });
}

/** Whether all of what a gate looks at is known, and there. */
const isSeen: Readonly<Record<GateName, (call: Call) => boolean>> = {
  scheme: (call) => hasScheme(call),
  path: (call) => endpointsByPath(pathOf(call) ?? "").length > 0 && call.target.scheme !== undefined,
  model: (call) => parameterValues(call, "model")?.every(({ text }) => model(text) !== undefined) ?? false,
  parameters: ({ query }) => query.complete && query.entries.every(({ value }) => allKnown(value) !== undefined),
  body: ({ body }) => body.kind === "json" && isWhole(body.value),
  message: ({ messages, messagesComplete }) =>
    messagesComplete && messages[0] !== undefined && isWhole(messages[0].payload),
};

/** Which word stands before the credential is known, whatever the credential is. The SDK writes it by itself. */
function hasScheme({ via, credential, headers, subprotocols }: Call): boolean {
  if (via === "sdk") return credential !== undefined;
  const header = entry(headers, "authorization", true)?.value;
  if (header?.kind === "text") return /^(?:Token|Bearer) /i.test(prefix(header));
  const [word, key] = subprotocols?.kind === "array" ? subprotocols.items : [];
  return key !== undefined && /^(?:token|bearer)$/.test(known(word)?.text ?? "");
}

function isWhole(value: Value): boolean {
  if (value.kind === "object") return value.bag.complete && value.bag.entries.every((each) => isWhole(each.value));
  if (value.kind === "array") return value.complete && value.items.every(isWhole);
  return value.kind === "null" || allKnown(value) !== undefined;
}
