import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryDisk } from "../../server/src/files/disk.ts";
import { packageVersions } from "../../server/src/files/versions.ts";

const sdk = "@deepgram/sdk";
const manifest = (range: string) => JSON.stringify({ dependencies: { [sdk]: range } });

/** Files of a project, and the version that a file in /r/app/src sees: `major from`. */
const cases: Readonly<Record<string, [Readonly<Record<string, string>>, string | undefined]>> = {
  "what is installed counts before what is asked for": [
    {
      "/r/app/package.json": manifest("^4.0.0"),
      [`/r/app/node_modules/${sdk}/package.json`]: JSON.stringify({ version: "4.11.3" }),
    },
    "4.11.3 installed",
  ],
  "an installation above, where the nearer manifest asks for another major, does not count": [
    {
      "/r/app/package.json": manifest("^5.0.0"),
      [`/r/node_modules/${sdk}/package.json`]: JSON.stringify({ version: "3.13.0" }),
    },
    "^5.0.0 package",
  ],
  "a hoisted installation": [
    {
      "/r/app/package.json": manifest("^3.0.0"),
      [`/r/node_modules/${sdk}/package.json`]: JSON.stringify({ version: "3.13.0" }),
    },
    "3.13.0 installed",
  ],
  "npm's lock file": [
    {
      "/r/package.json": "{}",
      "/r/app/package.json": manifest("^4.0.0"),
      "/r/package-lock.json": JSON.stringify({
        packages: { [`node_modules/${sdk}`]: { version: "4.9.1" }, [`app/node_modules/${sdk}`]: { version: "4.11.0" } },
      }),
    },
    "4.11.0 lock",
  ],
  "yarn's lock file, both forms": [
    {
      "/r/app/package.json": manifest("^4.0.0"),
      "/r/app/yarn.lock": `"${sdk}@npm:^3.0.0":\n  version: 3.2.0\n\n"${sdk}@npm:^4.0.0":\n  version: 4.2.0\n`,
    },
    "4.2.0 lock",
  ],
  "pnpm's lock file": [
    {
      "/r/app/package.json": manifest("^5.1.0"),
      "/r/app/pnpm-lock.yaml": `packages:\n\n  '${sdk}@5.1.2':\n    resolution: {}\n`,
    },
    "5.1.2 lock",
  ],
  "bun's lock file": [
    {
      "/r/app/package.json": manifest("^5.1.0"),
      "/r/app/bun.lock": `{ "packages": { "${sdk}": ["${sdk}@5.1.3", "", {}] } }`,
    },
    "5.1.3 lock",
  ],
  "a range over several majors says nothing": [{ "/r/app/package.json": manifest(">=3") }, undefined],
  "a tag says nothing": [{ "/r/app/package.json": manifest("latest") }, undefined],
  "a manifest that is no JSON says nothing": [{ "/r/app/package.json": `{ "${sdk}": ` }, undefined],
};

for (const [name, [files, expected]] of Object.entries(cases))
  test(name, () => {
    const found = packageVersions(memoryDisk(files))("/r/app/src", sdk);
    assert.equal(found && `${found.version} ${found.from}`, expected);
  });
