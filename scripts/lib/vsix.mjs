import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensure } from "./ensure.mjs";
import { Failure } from "./fail.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";
import { zipNames } from "./zip.mjs";

/** A .vsix that has grown beyond this many bytes holds something it should not. */
const largest = 1_600_000;
const required = [
  "dist/extension.cjs",
  "dist/server.cjs",
  "dist/cli.cjs",
  "dist/mcp.cjs",
  "dist/webview.js",
  "dist/panel.css",
  "dist/THIRD-PARTY-NOTICES.txt",
];
const legal = ["LICENSE.txt", "NOTICE", "PRIVACY.md", "SECURITY.md", "readme.md", "changelog.md", "package.json"];

/**
 * Packs the extension, and holds the file against the allow-list in package.json's `files`.
 * vsce refuses what looks like a credential.
 */
export async function makeVsix(folder = root) {
  await ensure();
  const { name, version, files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = join(folder, `${name}-${version}.vsix`);
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  // Everything is bundled into dist/, so no dependency is packed.
  const flags = ["--no-dependencies"];
  const { code, text } = await run(process.execPath, [vsce, "package", ...flags, "--out", file], {
    cwd: root,
    quiet: true,
    // The same sources give the same bytes.
    env: { ...process.env, SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? "0" },
  });
  if (code !== 0 || !existsSync(file)) {
    process.stderr.write(text);
    throw new Failure("The .vsix could not be made.");
  }
  const { size } = statSync(file);
  if (size > largest) throw new Failure(`The .vsix has ${size} bytes; more than ${largest} are not wanted.`);
  const names = zipNames(file);
  const wrong = strangers(names, files);
  if (wrong.length > 0) throw new Failure(`The .vsix holds what package.json does not list: ${wrong.join(", ")}`);
  const missing = [...required, ...legal].filter((path) => !names.includes(`extension/${path}`));
  if (missing.length > 0) throw new Failure(`The .vsix lacks ${missing.join(", ")}`);
  return { file, size, names };
}

/** Names that neither the allow-list nor the format itself accounts for. vsce renames the files it knows. */
function strangers(names, allowed) {
  const own = ["extension.vsixmanifest", "[Content_Types].xml", ...legal.map((path) => `extension/${path}`)];
  return names.filter(
    (name) =>
      !own.includes(name) &&
      !allowed.some((path) =>
        new RegExp(`^extension/${path.replace(".", "\\.").replace("*", "[^/]+")}(?:/|$)`).test(name),
      ),
  );
}
