import type { Abstract } from "../../abstract.ts";
import { globalPath } from "../../evaluate/calls/builtins.ts";

/** How a function or class is known: `fetch`, `axios#`, `axios#post`, `ws#WebSocket`. A package's default export is `name#`. */
export function calledAs(value: Abstract): string | undefined {
  return globalPath(value)?.replace(/#(?:default(?:\.|$))+/, "#");
}
