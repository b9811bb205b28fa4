import { createRequire } from "node:module";
import { provideTypeScript } from "../../server/src/core/code/typescript.ts";

// Imported for its effect: tests reach the parser by the same door as the server.
provideTypeScript(() => createRequire(import.meta.url)("typescript"));
