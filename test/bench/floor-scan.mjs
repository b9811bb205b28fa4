// What physics leaves for a scan: one process that lists, reads and gates every file, and parses those that pass.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, mode] = process.argv.slice(2);
let ts;
const stack = [folder];
for (let at = stack.pop(); at; at = stack.pop())
  for (const item of readdirSync(at, { withFileTypes: true })) {
    const path = join(at, item.name);
    if (item.isDirectory()) stack.push(path);
    else if (item.name.endsWith(".ts")) {
      const text = readFileSync(path, "utf8");
      if (!/deepgram/i.test(text) || mode === "gate") continue;
      ts ??= createRequire(import.meta.url)("typescript");
      ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
    }
  }
