import { familyOf, familyRule } from "../../../catalogue/index.ts";

/** A model of /v1/listen: Nova, Enhanced, Base, Whisper. */
export function isOldModel(id: string): boolean {
  const family = familyOf(id);
  return family !== undefined && familyRule(family)?.endpoint === "/v1/listen";
}
