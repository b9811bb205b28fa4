// Writes the list of rules of each group, before anything imports it.
import { readFileSync, writeFileSync } from "node:fs";
import { registries } from "./docs/registry.ts";

for (const [path, text] of registries()) if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
