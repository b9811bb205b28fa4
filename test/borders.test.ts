import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { test } from "node:test";
import { rules } from "../server/src/core/rules/index.ts";

/** Which imports a folder may not have, and why. The first matching row of a file is not the only one that counts: all do. */
const borders: { readonly files: RegExp; readonly forbidden: RegExp; readonly why: string }[] = [
  { files: /^server\/src\/core\//, forbidden: /^(?:vscode|node:)/, why: "core is pure" },
  {
    files: /^server\/src\/core\/(?!code\/typescript\.ts)/,
    forbidden: /^(?:typescript$|zod)/,
    why: "the parser has one door, and core validates nothing with zod",
  },
  {
    files: /^server\/src\/core\/(?:observe|text|exchange)\//,
    forbidden: /core\/(?:rules|explain|check|code|paste|render)\//,
    why: "what everything stands on knows nothing above it",
  },
  {
    files: /^server\/src\/core\/rules\//,
    forbidden: /core\/(?:code|paste|render)\//,
    why: "rules see an Exchange only",
  },
  { files: /^server\/src\/core\/(?:code|paste|record)\//, forbidden: /core\/rules\//, why: "front ends know no rule" },
  {
    files: /^server\/src\/record\//,
    forbidden: /core\/(?!record\/format|redact\/)/,
    why: "what is loaded into programs is small: the format and the mask",
  },
  { files: /^server\/src\/core\/catalogue\//, forbidden: /core\/(?!catalogue)/, why: "the catalogue is data alone" },
  {
    files: /^server\/src\/(?!lsp\/)/,
    forbidden: /^vscode-languageserver(?!-textdocument)/,
    why: "only lsp/ speaks the protocol",
  },
  { files: /^(?!client\/src\/|test\/host\/)/, forbidden: /^vscode$/, why: "only client/src sees the editor" },
];

/** What `client/` may import at run time from the core: names and pure text functions. */
const clientMayRun =
  /(?:src\/protocol|record\/settings|explain\/answer|compare\/comparison|redact\/index|render\/answer\/(?:markdown|shown)|text\/(?:decode|ends))\.ts$/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith(".ts"))
    .map((item) => join(item.parentPath, item.name));
}

const files = ["server/src", "client", "scripts", "test"].flatMap(sources).filter((path) => !path.includes("fixtures"));

/** Imports of a file: specifier (relative ones from the project's root) and whether only types are taken. */
function imports(path: string): { to: string; types: boolean }[] {
  const text = readFileSync(path, "utf8");
  const found = text.matchAll(
    /^\s*(import|export)(\s+type)?\s[^;"']*?from\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/gm,
  );
  return [...found].map((match) => {
    const specifier = match[3] ?? match[4]!;
    return { to: specifier.startsWith(".") ? normalize(join(path, "..", specifier)) : specifier, types: !!match[2] };
  });
}

test("no import crosses a border", () => {
  const crossed = files.flatMap((path) =>
    imports(path).flatMap(({ to, types }) =>
      borders
        .filter((border) => border.files.test(path) && border.forbidden.test(to))
        .filter((border) => !(types && /^(?:typescript|zod)$/.test(to) && border.why.startsWith("the parser")))
        .map((border) => `${path} imports ${to}: ${border.why}`),
    ),
  );
  assert.deepEqual(crossed, []);
});

test("the engine knows no rule", () => {
  const ids = new Set(rules.map(({ id }) => id));
  const named = files
    .filter((path) => /core\/(?:explain|compare|match|observe|check)\//.test(path) && path.startsWith("server"))
    .flatMap((path) => {
      const text = readFileSync(path, "utf8");
      const words = [...text.matchAll(/"([a-z][a-z0-9-]+)"/g)].flatMap(([, word]) => (ids.has(word!) ? [word!] : []));
      const groups = [...text.matchAll(/\bgroup\s*[!=]==/g)].map(() => "a group");
      return [...words, ...groups].map((what) => `${path} names ${what}`);
    });
  assert.deepEqual(named, []);
});

test("the client takes only types from the core, but for names and redaction", () => {
  const crossed = files
    .filter((path) => path.startsWith("client/"))
    .flatMap((path) =>
      imports(path)
        .filter(({ to, types }) => to.includes("server/src") && !types && !clientMayRun.test(to))
        .map(({ to }) => `${path} runs ${to}`),
    );
  assert.deepEqual(crossed, []);
});

test("a border can be crossed (the test is able to fail)", () => {
  const [core] = borders;
  assert.ok(core?.files.test("server/src/core/x.ts") && core.forbidden.test("node:fs"));
});

test("no files import each other in a circle at run time", () => {
  const sources = files.filter((path) => /^(?:server\/src|client)\//.test(path));
  const arrows = new Map(
    sources.map((path) => {
      const taken = imports(path).filter(({ types, to }) => !types && !onlyTypes(path, to));
      return [path, taken.map(({ to }) => to)];
    }),
  );
  assert.deepEqual(circles(arrows), []);
});

/** Whether a file takes nothing but types from another: `import { type A, type B } from …`. */
function onlyTypes(path: string, to: string): boolean {
  const text = readFileSync(path, "utf8");
  const all = [...text.matchAll(/^(?:import|export) \{([^}]*)\} from "(\.[^"]+)"/gm)].filter(
    ([, , specifier]) => normalize(join(path, "..", specifier!)) === to,
  );
  const names = all.flatMap(([, list]) => list!.split(",").flatMap((name) => name.trim() || []));
  return names.length > 0 && names.every((name) => name.startsWith("type "));
}

/** The circles of a graph: what is left when whatever imports nothing of the rest has been taken away again and again. */
function circles(arrows: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map([...arrows].map(([path, to]) => [path, new Set(to.filter((each) => arrows.has(each)))]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    const imported = new Set([...left.values()].flatMap((to) => [...to]));
    for (const [path, to] of left) {
      for (const each of to) if (!left.has(each)) to.delete(each);
      if (to.size === 0 || !imported.has(path)) left.delete(path);
    }
  }
  return [...left].map(([path, to]) => `${path} -> ${[...to].join(", ")}`);
}
