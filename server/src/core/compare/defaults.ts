import { parameter } from "../catalogue/index.ts";
import type { Call } from "../exchange/call.ts";
import { endpointKey } from "../rules/shared/helpers.ts";
import type { Fact } from "./fact.ts";

/** Whether a parameter asks for what Deepgram does anyhow. */
export function isDefault(call: Call, { name, text }: Fact): boolean {
  const endpoint = endpointKey(call);
  const known = endpoint === undefined ? undefined : parameter(endpoint, name)?.default;
  return known !== undefined && String(known) === text;
}
