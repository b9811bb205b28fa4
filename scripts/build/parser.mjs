import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** What of TypeScript's API the sources use: members of `ts`, and what is taken out of `typescript()`. */
export function usedNames(folder = "server/src", also = ["createSourceFile", "ScriptTarget", "ScriptKind"]) {
  const names = new Set(also);
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.name.endsWith(".ts")) continue;
    const text = readFileSync(join(item.parentPath, item.name), "utf8");
    if (!text.includes("typescript")) continue;
    for (const [, name] of text.matchAll(/(?<![\w.])(?:ts|typescript\(\))\.(\w+)/g)) names.add(name);
    for (const [, list] of text.matchAll(/\{([^{}]*)\}(?:: typeof ts)? = (?:typescript\(\)|ts\b)/g))
      for (const name of list.split(",")) if (name.trim()) names.add(name.trim().split(":")[0].trim());
  }
  return [...names];
}

/**
 * TypeScript is one file, in a function that exports everything: a bundler must keep all of it. Laid out as a module that
 * exports only what is used, the checker and the emitter fall away, and the parser loads in a fraction of the time.
 */
export function parserOnly() {
  const require = createRequire(import.meta.url);
  return {
    name: "parser-only",
    setup(build) {
      build.onResolve({ filter: /^parser-only$/ }, () => ({
        path: require.resolve("typescript"),
        namespace: "parser",
      }));
      build.onLoad({ filter: /./, namespace: "parser" }, ({ path }) => {
        const contents = asModule(readFileSync(path, "utf8"));
        return { contents, loader: "js", resolveDir: join(path, "..") };
      });
    },
  };
}

/** Statements by which the services announce themselves to each other: without the services they do nothing. */
const registrations = /^(?:registerCodeFix|registerRefactor|__export)\((?!ts_performance_exports)/gm;

/** Large functions that are referred to from what is kept, and never called by a parser. They stand at the top level. */
const unused = new RegExp(
  `^(function (?:${["createTypeChecker", "createProgram", "createLanguageService", "createPrinter", "getTransformers", "emitFiles", "createDocumentRegistryInternal", "getDocumentationComment", "getJsDocTagsOfDeclarations", "getSupportedCodeFixes", "createSystemWatchFunctions", "bindSourceFile"].join("|")})\\([^\\n]*\\)) \\{\\n[\\s\\S]*?^\\}$`,
  "gm",
);

function asModule(text) {
  const begin = text.indexOf("var ts = {}; ((module) => {");
  const exported = /^var typescript_exports = \{\};\n__export\(typescript_exports, \{([\s\S]*?)^\}\);\n/m.exec(text);
  const statement = "module.exports = __toCommonJS(typescript_exports);";
  const end = text.lastIndexOf("\n})({ get exports() { return ts; }");
  if (begin < 0 || !exported || !text.includes(statement) || end < 0)
    throw new Error("The file of TypeScript is laid out in another way than the build knows.");
  const locals = new Map(
    [...exported[1].matchAll(/^\s*(\w+): \(\) => (\w+),?$/gm)].map((match) => [match[1], match[2]]),
  );
  const named = usedNames().filter((name) => locals.has(name));
  // The editor's server comes last, and nothing before it needs it.
  const server = text.indexOf("\n// src/server/");
  const body = text.slice(begin + "var ts = {}; ((module) => {".length, server < 0 ? end : server);
  return [
    body
      .replace(exported[0], "")
      .replace(registrations, "/* @__PURE__ */ $&")
      .replace(unused, "$1 { throw new Error('Not part of the parser'); }")
      .replace(statement, ""),
    `export { ${named.map((name) => `${locals.get(name)} as ${name}`).join(", ")} };`,
  ].join("\n");
}
