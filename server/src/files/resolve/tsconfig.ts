import { dirname, isAbsolute, join, resolve } from "node:path";
import { typescript } from "../../core/code/typescript.ts";
import type { Disk } from "../disk.ts";
import { matched } from "./pattern.ts";

interface Aliases {
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** The folder that targets of `paths` are relative to. */
  readonly pathsFrom: string;
  /** Set when plain names are looked for below it. */
  readonly baseUrl?: string;
}

const none: Aliases = { paths: {}, pathsFrom: "" };
const names = ["tsconfig.json", "jsconfig.json"];

/** Paths that an alias may mean by `paths` and `baseUrl` of the nearest tsconfig.json or jsconfig.json, `extends` included. */
export function tsconfigAliases(disk: Disk): (folder: string, specifier: string) => readonly string[] {
  const known = new Map<string, Aliases>();
  const nearest = (folder: string): Aliases => {
    const cached = known.get(folder);
    if (cached) return cached;
    const file = names.map((name) => join(folder, name)).find((path) => disk.isFile(path));
    const parent = dirname(folder);
    const found = file ? read(disk, file, 0) : parent === folder ? none : nearest(parent);
    known.set(folder, found);
    return found;
  };
  return (folder, specifier) => {
    const { paths, pathsFrom, baseUrl } = nearest(folder);
    const alias = matched(paths, specifier);
    const aliased = alias?.target.map((target) => resolve(pathsFrom, target.replace("*", alias.star))) ?? [];
    return baseUrl === undefined ? aliased : [...aliased, resolve(baseUrl, specifier)];
  };
}

function read(disk: Disk, file: string, depth: number): Aliases {
  const text = disk.read(file);
  if (text === undefined || depth > 8) return none;
  const config: unknown = typescript().parseConfigFileTextToJson(file, text).config;
  if (typeof config !== "object" || config === null) return none;
  const { extends: base, compilerOptions, references } = config as Record<string, unknown>;
  const folder = dirname(file);
  const bases = (Array.isArray(base) ? base : [base]).filter((each) => typeof each === "string");
  // A solution file holds no paths of its own: those of the projects it refers to count (Vite's tsconfig.app.json).
  const referred = Array.isArray(references) ? references.map((each) => (each as { path?: unknown } | null)?.path) : [];
  const inherited = [...bases, ...referred.filter((each) => typeof each === "string")]
    .map((each) => configFile(disk, folder, each))
    .filter((path) => path !== undefined)
    .map((path) => read(disk, path, depth + 1));
  const own = ownAliases(folder, compilerOptions);
  const all = [...inherited, own];
  const paths = all.findLast((each) => Object.keys(each.paths).length > 0) ?? none;
  const baseUrl = all.findLast((each) => each.baseUrl !== undefined)?.baseUrl;
  return { paths: paths.paths, pathsFrom: paths.pathsFrom, ...(baseUrl === undefined ? {} : { baseUrl }) };
}

function ownAliases(folder: string, options: unknown): Aliases {
  const { baseUrl, paths } = (options ?? {}) as Record<string, unknown>;
  const base = typeof baseUrl === "string" ? resolve(folder, baseUrl) : undefined;
  const entries = Object.entries(typeof paths === "object" && paths !== null ? paths : {}).flatMap(([key, value]) =>
    Array.isArray(value) ? [[key, value.filter((each) => typeof each === "string")] as const] : [],
  );
  return {
    paths: Object.fromEntries(entries),
    pathsFrom: base ?? folder,
    ...(base === undefined ? {} : { baseUrl: base }),
  };
}

/** The file that `extends` or a reference means. Shared configurations of packages hold no paths of this project. */
function configFile(disk: Disk, folder: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".") && !isAbsolute(specifier)) return undefined;
  const path = resolve(folder, specifier);
  return [path, `${path}.json`, join(path, "tsconfig.json")].find((each) => disk.isFile(each));
}
