import type { Call } from "../../../exchange/call.ts";
import { goesTo, parameterValues } from "../../shared/helpers.ts";

/** Names under which credentials are put into URLs: another rule's matter. */
export function isCredentialName(name: string): boolean {
  return /^(?:api_?-?key|key|token|access_?-?token|auth(?:orization)?|bearer|jwt|dg_?-?(?:key|token)|deepgram_api_key)$/i.test(
    name,
  );
}

/** A listen socket for Flux: on its own path, or on /v1/listen with a Flux model (the path is then the graver mistake). */
export function isFluxSocket(call: Call): boolean {
  const models = parameterValues(call, "model");
  const flux = models?.every((model) => /^flux(?:-|$)/.test(model.text));
  if (goesTo(call, "ws", "/v2/listen")) return flux !== false;
  return goesTo(call, "ws", "/v1/listen") && flux === true;
}

/** `smart_format` of `smartFormat`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}
