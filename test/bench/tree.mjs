import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const line = (file, at) =>
  `  const v${at} = thing${file % 50}(state + "${at}", b * ${at}, { key: ${at}, nested: { value: [${at}, ${at + 1}] } });`;

/** A component of about 4 kB without the word. */
function plain(file, lines = 45) {
  const body = Array.from({ length: lines }, (_, at) => line(file, at)).join("\n");
  return `import { useState } from "react";
import { thing${file % 50} } from "../lib/thing${file % 50}";
export interface Props${file} { a: string; b: number; onChange(value: string): void }
export function Component${file}({ a, b, onChange }: Props${file}) {
  const [state, setState] = useState(a);
${body}
  return state + v0;
}
`;
}

/** A module with calls, and a component around them. */
export function calling(file, lines = 45) {
  return `${plain(file, lines)}
export async function transcribe${file}(url: string, model = "nova-3") {
  const query = new URLSearchParams({ model, smart_format: "true" });
  const response = await fetch(\`https://api.deepgram.com/v1/listen?\${query}\`, {
    method: "POST",
    headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
`;
}

/** Writes a tree of `files`, of which `gated` hold calls, unless it is there. */
export function tree(root, files, gated) {
  const folder = join(root, `tree-${files}-${gated}`);
  if (existsSync(join(folder, "complete"))) return folder;
  for (let file = 0; file < files; file++) {
    const at = join(folder, "src", `part${Math.floor(file / 100)}`);
    if (file % 100 === 0) mkdirSync(at, { recursive: true });
    const calls = gated > 0 && file % Math.floor(files / gated) === 0;
    writeFileSync(join(at, `file${file}.ts`), calls ? calling(file, 400) : plain(file));
  }
  writeFileSync(join(folder, "complete"), "");
  return folder;
}
