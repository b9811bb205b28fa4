import type ts from "typescript";

/**
 * The one door to the parser. Loading it costs about 200 ms and 50 MB, so the host provides a loader and the first
 * file that passes the text gate calls it.
 */
let load: (() => typeof ts) | undefined;
let loaded: typeof ts | undefined;

export function provideTypeScript(loader: () => typeof ts): void {
  load = loader;
}

export function typescript(): typeof ts {
  if (!loaded) {
    if (!load) throw new Error("No parser was provided: call provideTypeScript() first.");
    // The bundle's exports are getters, each of which is a call; these names are read for every node.
    loaded = { ...load() };
  }
  return loaded;
}
