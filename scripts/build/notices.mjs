import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const licenceFile = /^(?:licen[cs]e|copying|notice|third-?party-?notices?)(?:[.-][\w.-]+)?$/i;

/**
 * The notices of every package that went into a bundle.
 * @param metafiles - what esbuild tells of its inputs
 * @returns {{ names: string[], text: string }} the packages, and the text that ships with the bundles
 */
export function notices(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles)
    for (const path of Object.keys(inputs)) {
      const found = /^(?:[\w-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
      if (found) folders.add(found[1]);
    }
  const packages = [...folders].map(read).sort((a, b) => (a.title < b.title ? -1 : 1));
  const unknown = packages.filter(({ licence }) => !licence).map(({ title }) => title);
  if (unknown.length > 0) throw new Error(`Bundled without a known licence: ${unknown.join(", ")}`);
  const rule = "-".repeat(80);
  const parts = packages.map(({ title, licence, texts }) => [`${title} (${licence})`, ...texts].join("\n\n"));
  const head =
    "The files of this folder contain the following packages, under the licences that stand below each name.";
  return { names: packages.map(({ title }) => title), text: `${[head, ...parts].join(`\n\n${rule}\n\n`)}\n` };
}

function read(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim().replaceAll("\r\n", "\n"));
  const named = typeof license === "string" ? license : (license?.type ?? licenses?.[0]?.type);
  return { title: `${name} ${version}`, licence: named, texts };
}
