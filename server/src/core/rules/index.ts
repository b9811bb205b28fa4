import { nearest } from "../catalogue/distance.ts";
import { audioFormat } from "./audio-format/index.ts";
import { auth } from "./auth/index.ts";
import { billing } from "./billing/index.ts";
import { comment } from "./comment/index.ts";
import { endpoint } from "./endpoint/index.ts";
import { model } from "./model/index.ts";
import { network } from "./network/index.ts";
import { params } from "./params/index.ts";
import { payload } from "./payload/index.ts";
import { rateLimit } from "./rate-limit/index.ts";
import { response } from "./response/index.ts";
import type { Rule } from "./rule.ts";
import { sdk } from "./sdk/index.ts";
import { server } from "./server/index.ts";
import { timeout } from "./timeout/index.ts";
import { websocket } from "./websocket/index.ts";

/** Every mistake that the product knows, in the order of their groups. */
export const rules: readonly Rule[] = [
  ...auth,
  ...endpoint,
  ...model,
  ...params,
  ...payload,
  ...audioFormat,
  ...websocket,
  ...response,
  ...sdk,
  ...network,
  ...rateLimit,
  ...billing,
  ...server,
  ...timeout,
  ...comment,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** Says that there is no such rule, and which one may be meant. */
export function unknownRule(id: string): string {
  const part = rules.find((rule) => rule.id.includes(id) || id.includes(rule.id))?.id;
  const near = part ?? nearest(id, byId.keys(), 3);
  return `There is no rule "${id}"${near ? `; is "${near}" meant?` : ""}`;
}
