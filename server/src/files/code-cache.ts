import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/**
 * Loads a CommonJS bundle through V8's code cache: compiled functions are read instead of made. The cache lies beside the
 * bundle (made at build time) or in `folder`, where it is made when another V8 runs, as in VS Code. Without either the
 * bundle is loaded plainly.
 */
export function loadBundle(file: string, folder?: string): unknown {
  const source = sourceOf(file);
  const shipped = readBytes(`${file}.cache`);
  const known = shipped && compile(file, source, shipped);
  if (known && !known.cachedDataRejected) return run(known, file);
  const own = folder && join(folder, cacheName(file));
  const kept = own ? readBytes(own) : undefined;
  const again = kept && compile(file, source, kept);
  if (again && !again.cachedDataRejected) return run(again, file);
  const script = compile(file, source);
  const loaded = run(script, file);
  if (own) keep(own, script);
  return loaded;
}

/** Makes the cache beside a bundle after `use` has run what is to be in it. For builds. */
export async function writeCache(file: string, use: (loaded: unknown) => void | Promise<void>): Promise<number> {
  const script = compile(file, sourceOf(file));
  await use(run(script, file));
  const bytes = script.createCachedData();
  writeFileSync(`${file}.cache`, bytes);
  return bytes.length;
}

/** Bundles are built in ASCII: read so, their text needs no decoding, and half the memory. */
function sourceOf(file: string): string {
  return readFileSync(file, "latin1");
}

function compile(file: string, source: string, cachedData?: Buffer): Script {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  return new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
}

function run(script: Script, file: string): unknown {
  const module = { exports: {} as unknown };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

/** V8 refuses a cache of another version by itself; the name keeps those of several versions and builds apart. */
function cacheName(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${basename(file, ".cjs")}-${process.versions.v8}-${process.arch}-${size}-${Math.round(mtimeMs)}.cache`;
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Made when the process ends, because V8 stops everything for it; by then it holds what was really used. Written aside and
 * renamed, so that a second window never reads half a cache. A folder that is read-only is no fault.
 */
function keep(path: string, script: Script): void {
  process.once("exit", () => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      const aside = `${path}.${process.pid}`;
      writeFileSync(aside, script.createCachedData());
      renameSync(aside, path);
    } catch {
      // The next start compiles again.
    }
  });
}
