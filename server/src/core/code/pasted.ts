import type { Call } from "../exchange/call.ts";
import { noProject } from "./front-end.ts";
import { lowerSource } from "./index.ts";

/**
 * The calls of source code in a paste, of whose surroundings nothing is known.
 * @param name - the paste's name, which stands in every origin
 */
export function lowerPasted(text: string, kind: "tsx" | "ts", name: string): { readonly calls: readonly Call[] } {
  return lowerSource({ uri: name, text, kind }, noProject);
}
