// Installs code-server from npm: VS Code's own workbench and extension host, as a server.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/fail.mjs";
import { lastLine, npm, run } from "../lib/run.mjs";
import { cacheFolder } from "./cache.mjs";

const listText = readFileSync(new URL("code-server.json", import.meta.url), "utf8");
const list = JSON.parse(listText);
const nodePackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** Paths inside an installed code-server. */
export function partsOf(folder) {
  return {
    node: join(folder, "node_modules", nodePackage, "bin", process.platform === "win32" ? "node.exe" : "node"),
    server: join(folder, "package/lib/vscode/out/server-main.js"),
    /** `require` of playwright-core and axe-core resolves from here. */
    tools: join(folder, "package.json"),
  };
}

/** The folder of code-server, installed now unless it is there. Built aside and renamed, so that it is whole or absent. */
export async function ensureCodeServer() {
  const stamp = createHash("sha256").update(listText).digest("hex").slice(0, 8);
  const folder = join(cacheFolder(), `code-server-${list["code-server"]}-${stamp}`);
  if (existsSync(join(folder, ".ready"))) return folder;
  console.log(`Installing code-server ${list["code-server"]} from npm (once, about 400 MB) …`);
  const began = Date.now();
  const made = mkdtempSync(join(cacheFolder(), "making-"));
  try {
    await fill(made);
    writeFileSync(join(made, ".ready"), "");
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another run may have been quicker.
    if (!existsSync(join(folder, ".ready"))) throw error;
  }
  console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
  return folder;
}

async function fill(folder) {
  const vscode = join(folder, "package/lib/vscode");
  const [modules, parser] = [join(folder, "modules"), join(folder, "parser")];
  const steps = await Promise.allSettled([
    unpack(folder),
    install(folder, { [nodePackage]: list.node, ...list.tools }),
    install(modules, list.modules),
    install(parser, { typescript: list.typescript }),
  ]);
  // All have ended here, so that nothing writes into a folder that is being removed.
  for (const step of steps) if (step.status === "rejected") throw step.reason;
  rmSync(join(vscode, "node_modules"), { recursive: true, force: true });
  renameSync(join(modules, "node_modules"), join(vscode, "node_modules"));
  rmSync(join(vscode, "extensions/node_modules"), { recursive: true, force: true });
  renameSync(join(parser, "node_modules"), join(vscode, "extensions/node_modules"));
  for (const [name, code] of Object.entries(list.stubs)) {
    const stub = join(vscode, "node_modules", name);
    mkdirSync(stub, { recursive: true });
    writeFileSync(join(stub, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "i.js" }));
    writeFileSync(join(stub, "i.js"), code);
  }
}

async function unpack(folder) {
  const version = list["code-server"];
  const file = `code-server-${version}.tgz`;
  await must(
    npm(["pack", "--silent", "--ignore-scripts", `code-server@${version}`], { cwd: folder, quiet: true }),
    file,
  );
  const without = ["--exclude=package/lib/vscode/extensions/copilot", "--exclude=*.map"];
  await must(run("tar", ["-xzf", file, ...without], { cwd: folder, quiet: true }), `tar ${file}`);
  rmSync(join(folder, file));
}

async function install(folder, packages) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  await must(npm(["install", ...quiet, ...names], { cwd: folder, quiet: true }), names[0]);
}

async function must(step, what) {
  const { code, text, late } = await step;
  if (code !== 0)
    throw new Failure(`code-server could not be installed: ${what}: ${late ? "took too long" : lastLine(text)}`);
}
