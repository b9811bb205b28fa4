import { familyOf, familyRule, nearMiss } from "./models.ts";

/** The model that Deepgram's own guides name first for a path. */
const first = {
  "/v1/listen": "nova-3",
  "/v2/listen": "flux-general-en",
  "/v1/speak": "aura-2-thalia-en",
  "/v2/speak": "flux-alexis-en",
} as const;

/** The one Flux model that hears several languages, and so takes hints. */
export const multilingualFlux = "flux-general-multi";

/** The model to name on a path when somebody names none, or a wrong one. */
export function firstModel(path: keyof typeof first): string;
export function firstModel(path: string): string | undefined;
export function firstModel(path: string): string | undefined {
  return Object.hasOwn(first, path) ? first[path as keyof typeof first] : undefined;
}

/** The path that serves a family: `/v2/speak` for Flux voices. */
export function servingPath(family: string): string | undefined {
  return familyRule(family)?.endpoint;
}

/** Whether a family speaks; undefined for one that the catalogue does not know. */
export function speaks(family: string): boolean | undefined {
  return servingPath(family)?.endsWith("/speak");
}

/** The Flux model for listening that a wrong name stands for: `flux` and its like. */
export function meantFlux(id: string): string | undefined {
  const right = /^flux/i.test(id) ? nearMiss(id)?.suggest : undefined;
  return right && familyOf(right) === "flux-stt" ? right : undefined;
}

/** A Flux model for listening, or what people write for one. */
export function isFluxForListening(id: string): boolean {
  return familyOf(id) === "flux-stt" || meantFlux(id) !== undefined;
}
