import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const rulesRoot = "server/src/core/rules";
/** The formatter's line width: a list that fits stays on one line. */
const lineWidth = 120;

/** The `index.ts` of every group of rules by its path: one import for each rule's file, in alphabetical order. */
export function registries(): Map<string, string> {
  const groups = readdirSync(rulesRoot, { withFileTypes: true }).filter(
    (item) => item.isDirectory() && item.name !== "shared",
  );
  return new Map(groups.map(({ name }) => [`${rulesRoot}/${name}/index.ts`, registry(name)]));
}

/** The list of one group below `root`. */
export function registry(group: string, root = rulesRoot): string {
  const files = readdirSync(join(root, group)).filter((file) => file.endsWith(".ts") && file !== "index.ts");
  const found = files.sort().flatMap((file) => {
    const text = readFileSync(join(root, group, file), "utf8");
    return [...text.matchAll(/^export const (\w+) = rule\(/gm)].map(([, name]) => ({ name: name!, file }));
  });
  const names = found.map(({ name }) => name);
  const head = `export const ${camel(group)}: readonly Rule[] = [`;
  const line = `${head}${names.join(", ")}];`;
  const list = line.length <= lineWidth ? line : `${head}\n${names.map((name) => `  ${name},\n`).join("")}];`;
  const imports = found.map(({ name, file }) => `import { ${name} } from "./${file}";\n`).join("");
  return `// Generated from the files of this folder: npm run docs.\nimport type { Rule } from "../rule.ts";\n${imports}\n${list}\n`;
}

const camel = (words: string) => words.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
