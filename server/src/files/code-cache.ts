import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import * as zlib from "node:zlib";

/** Milliseconds after which a cache is made anew: those of programs that are no longer installed go. */
const longestKept = 30 * 24 * 3600 * 1000;

/**
 * Loads a CommonJS bundle through V8's code cache: compiled functions are read instead of made. The cache lies beside the
 * bundle (made at build time) or in `folder`, where it is made when another V8 runs, as in VS Code. Without either the
 * bundle is loaded plainly. A cache that is not as it was written is deleted and made anew: V8 would run it, or crash.
 */
export function loadBundle(file: string, folder?: string): unknown {
  const source = sourceOf(file);
  const shipped = readCache(`${file}.cache`);
  const known = shipped && compile(file, source, shipped);
  if (known && !known.cachedDataRejected) return run(known, file);
  const own = folder && join(folder, cacheName(file));
  const kept = own ? readCache(own) : undefined;
  const again = kept && compile(file, source, kept);
  if (again && !again.cachedDataRejected) return run(again, file);
  const script = compile(file, source);
  const loaded = run(script, file);
  if (own && zlib.crc32 !== undefined) keep(own, script);
  return loaded;
}

/** Makes the cache beside a bundle after `use` has run what is to be in it. For builds. */
export async function writeCache(file: string, use: (loaded: unknown) => void | Promise<void>): Promise<number> {
  const script = compile(file, sourceOf(file));
  await use(run(script, file));
  const bytes = sealed(script);
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

/** The cached data, when its sum is right. Nothing by a Node before 20.15, which has no fast sum. */
function readCache(path: string): Buffer | undefined {
  if (!zlib.crc32) return undefined;
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const end = bytes.length - 4;
  const data = bytes.subarray(0, Math.max(0, end));
  if (end > 0 && zlib.crc32(data) === bytes.readUInt32LE(end)) return data;
  remove(path);
  return undefined;
}

/** The compiled code with its sum behind it. */
function sealed(script: Script): Buffer {
  const data = script.createCachedData();
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(zlib.crc32?.(data) ?? 0);
  return Buffer.concat([data, sum]);
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is not used in any case.
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
      const opened = openSync(aside, "w");
      try {
        writeFileSync(opened, sealed(script));
        fsyncSync(opened);
      } finally {
        closeSync(opened);
      }
      renameSync(aside, path);
      removeOld(dirname(path));
    } catch {
      // The next start compiles again.
    }
  });
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (/\.cache(?:\.\d+)?$/.test(name) && Date.now() - statSync(path).mtimeMs > longestKept) remove(path);
  }
}
