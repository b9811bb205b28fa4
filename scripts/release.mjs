// node scripts/release.mjs [--tag TAG] [--out FOLDER]: makes the two packages that are published, and the notes, into FOLDER
// (default out/release). With --tag it fails where version, changelog and tag do not fit; without, it only tells.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hindrances, newest } from "./lib/changelog.mjs";
import { Failure, main } from "./lib/fail.mjs";
import { makeNpm } from "./lib/npm-package.mjs";
import { root } from "./lib/root.mjs";
import { makeVsix } from "./lib/vsix.mjs";

await main(async () => {
  const { values } = parseArgs({
    options: { tag: { type: "string" }, out: { type: "string", default: "out/release" } },
  });
  const release = newest(readFileSync(join(root, "CHANGELOG.md"), "utf8"));
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const wrong = hindrances(release, manifest, values.tag);
  if (values.tag && wrong.length > 0) throw new Failure(wrong.join("\n"));
  for (const line of wrong) console.log(`Not yet to be released: ${line}`);
  mkdirSync(values.out, { recursive: true });
  const files = [(await makeVsix(values.out)).file, await makeNpm(values.out)];
  for (const file of files) {
    const bytes = readFileSync(file);
    console.log(`${file}: ${bytes.length} bytes, sha256 ${createHash("sha256").update(bytes).digest("hex")}`);
  }
  writeFileSync(join(values.out, "notes.md"), `${release.notes}\n`);
});
