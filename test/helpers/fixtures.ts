import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../../server/src/core/code/front-end.ts";
import "./typescript.ts";

/** One or more source files that form a project, with the findings that their marks announce. */
export interface CodeFixture {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** `line: 'underlined text' rule-id`, sorted, by file URI. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
  /** What fix-all makes of a file, where the fixture says so (`<name>.fixed.<ext>`). */
  readonly golden: ReadonlyMap<string, string>;
  readonly project: Project;
}

const root = new URL("../fixtures/code/", import.meta.url).pathname;
const source = /\.(?:[mc]?[jt]sx?|vue|svelte|astro|html)$/;
const golden = /\.fixed(\.[a-z]+)$/;

/** Every fixture below test/fixtures/code: a file on its own, or a folder named `*.project` with several. */
export function codeFixtures(): CodeFixture[] {
  const found: CodeFixture[] = [];
  const visit = (folder: string, name: string): void => {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, item.name);
      if (item.isDirectory() && item.name.endsWith(".project")) {
        found.push(fixture(`${name}${item.name}`, allFiles(path, "")));
      } else if (item.isDirectory()) visit(path, `${name}${item.name}/`);
      else if (source.test(item.name) && !golden.test(item.name)) {
        const files = new Map([[item.name, readFileSync(path, "utf8")]]);
        const fixed = item.name.replace(/(\.[a-z]+)$/, ".fixed$1");
        try {
          files.set(fixed, readFileSync(join(folder, fixed), "utf8"));
        } catch {
          // Most fixtures have no golden twin.
        }
        found.push(fixture(`${name}${item.name}`, files));
      }
    }
  };
  visit(root, "");
  return found;
}

function allFiles(folder: string, prefix: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (item.isDirectory())
      for (const [k, v] of allFiles(join(folder, item.name), `${prefix}${item.name}/`)) files.set(k, v);
    else files.set(prefix + item.name, readFileSync(join(folder, item.name), "utf8"));
  }
  return files;
}

function fixture(name: string, raw: Map<string, string>): CodeFixture {
  const files = new Map<string, string>();
  const goldens = new Map<string, string>();
  for (const [path, text] of raw) {
    const match = golden.exec(path);
    if (match) goldens.set(uri(path.replace(golden, "$1")), withKeys(text));
    else files.set(uri(path), withKeys(text));
  }
  const expected = new Map([...files].map(([path, text]) => [path, marks(text)]));
  return { name, files, expected, golden: goldens, project: memoryProject(files) };
}

const uri = (path: string) => `file:///project/${path}`;

/** `{{key}}` and `{{jwt}}` stand for credentials of the true shape, which must not be written into the repository. */
export function withKeys(text: string): string {
  return text
    .replaceAll("{{key}}", "0123456789abcdef".repeat(3).slice(0, 40))
    .replaceAll("{{jwt}}", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJ0ZXN0In0", "c2lnbmF0dXJlLXRlc3Q"].join("."));
}

/** Reads `//   ^^^^ rule-id` marks: what is underlined in the line above, by which rules. */
export function marks(text: string): string[] {
  const lines = text.split("\n");
  const found: string[] = [];
  let above = 0;
  lines.forEach((line, at) => {
    const mark = /^\s*(?:\/\/|<!--|\{\/\*)\s*(\^+)\s+([a-z0-9 -]+?)\s*(?:-->|\*\/\})?$/.exec(line);
    if (!mark) {
      above = at;
      return;
    }
    const start = line.indexOf("^");
    const underlined = lines[above]!.slice(start, start + mark[1]!.length);
    for (const rule of mark[2]!.split(" ")) found.push(`${above + 1}: '${underlined}' ${rule}`);
  });
  return found.sort();
}

/** A project of files in memory. `// @sdk 4.11.3` in any of them says which `@deepgram/sdk` is installed. */
export function memoryProject(files: ReadonlyMap<string, string>, sdk?: string): Project {
  const text = [...files.values()].join("\n");
  const version = sdk ?? /@sdk (\d+\.\d+\.\d+)/.exec(text)?.[1];
  const packages = new Map<string, string>(version ? [["@deepgram/sdk", version]] : []);
  for (const [, name, at] of text.matchAll(/@package (\S+) (\d+\.\d+\.\d+)/g)) packages.set(name!, at!);
  return {
    packageVersion: (_, name) => {
      const version = packages.get(name);
      return version ? { version, major: Number.parseInt(version, 10), from: "installed" } : undefined;
    },
    read: (path) => files.get(path),
    resolve: (from, specifier) => {
      if (!/^\.{1,2}\//.test(specifier)) return undefined;
      const base = new URL(specifier, from).href;
      const tries = [
        base,
        base.replace(/\.[mc]?js$/, ".ts"),
        ...[".ts", ".tsx", ".js", "/index.ts", "/index.js"].map((end) => base + end),
      ];
      return tries.find((path) => files.has(path));
    },
  };
}
