import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./fail.mjs";
import { globSync } from "./glob.mjs";
import { root } from "./root.mjs";
import { lastLine, npm, run } from "./run.mjs";

const oldest = 20;
const at = (...parts) => join(root, ...parts);

/** Makes a fresh clone ready: dependencies installed as the lock file says, and dist/ built from the sources as they are. */
export async function ensure() {
  await ensureModules();
  await ensureBuild();
}

export async function ensureModules() {
  if (Number.parseInt(process.versions.node, 10) < oldest)
    throw new Failure(
      `This needs Node ${oldest} or newer; this is Node ${process.versions.node}. See https://nodejs.org.`,
    );
  if (!modulesAreStale()) return;
  console.log("Installing dependencies (npm ci) …");
  // No dependency needs its install script, and keytar's would try to compile.
  const { code, text } = await npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: root,
    quiet: true,
  });
  if (code !== 0) throw new Failure(`npm ci failed (${firstError(text)}). Is the npm registry reachable?`);
}

/** npm notes in node_modules what it installed last: stale is what the lock file wants otherwise. */
function modulesAreStale() {
  try {
    const wanted = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
    const there = JSON.parse(readFileSync(at("node_modules/.package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).some(
      ([path, { version, optional }]) => path !== "" && !optional && there[path]?.version !== version,
    );
  } catch {
    return true;
  }
}

function firstError(text) {
  const lines = text.split("\n").filter((line) => /npm (error|ERR!) (?!A complete log|code)/.test(line));
  return (lines[0] ?? lastLine(text)).replace(/^npm (error|ERR!) /, "").trim();
}

/** Builds unless dist/ is what the last build made of the very files that stand here. */
export async function ensureBuild() {
  const stamp = at("out", "build-stamp");
  const before = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (before !== "" && before === state()) return;
  console.log("Building …");
  const { code, text } = await run(process.execPath, ["scripts/build.mjs"], { cwd: root, quiet: true });
  if (code !== 0) {
    process.stderr.write(text);
    throw new Failure("The build failed.");
  }
  mkdirSync(at("out"), { recursive: true });
  writeFileSync(stamp, state());
}

/** Path, size and time of change of every source and every built file. */
function state() {
  const folders = ["client", "server", "scripts/build"];
  const sources = folders.flatMap((folder) => globSync(at(folder), /\.(ts|mjs|json|css)$/));
  const built = existsSync(at("dist")) ? globSync(at("dist"), /./) : [];
  const single = ["package-lock.json", "scripts/build.mjs", "tsconfig.json"].map((file) => at(file));
  return [...single, ...sources, ...built]
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs}`;
    })
    .join("\n");
}
