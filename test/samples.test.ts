import "./helpers/typescript.ts";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { defaultConfig } from "../server/src/core/check/config.ts";
import { checkText } from "../server/src/core/check/index.ts";
import { upgradeSource } from "../server/src/core/code/upgrade/index.ts";
import { lineAt, lineStarts } from "../server/src/core/text/lines.ts";
import { memoryProject } from "./helpers/fixtures.ts";
import { typeErrors } from "./helpers/type-errors.ts";

const versions = { v3: installed("deepgram-sdk-3"), v4: installed("deepgram-sdk-4"), v5: installed("deepgram-sdk-5") };
type Major = keyof typeof versions;

for (const major of Object.keys(versions) as Major[]) {
  const samples = samplesOf(major);

  test(`samples for ${versions[major]} fit the package's own types`, () => {
    assert.deepEqual(typeErrors(samples, packageOf(major)), []);
  });

  for (const [path, text] of samples) {
    test(`${path} is right`, () => {
      const uri = `file:///project/${path}`;
      const project = memoryProject(new Map([[uri, text]]), versions[major]);
      const { findings, problems } = checkText({ uri, text }, project, defaultConfig);
      assert.deepEqual(problems, []);
      const starts = lineStarts(text);
      assert.deepEqual(
        findings.map((found) => `${lineAt(starts, found.at.start) + 1}: ${found.rule}: ${found.message}`),
        [],
      );
    });
  }

  if (major !== "v5")
    test(`samples for ${versions[major]}, upgraded, fit the types of ${versions.v5}`, () => {
      const upgraded = new Map([...samples].map(([path, text]) => [path, upgrade(path, text, versions[major])]));
      assert.deepEqual(typeErrors(upgraded, packageOf("v5")), []);
    });
}

function upgrade(path: string, text: string, version: string): string {
  const uri = `file:///project/${path}`;
  const found = upgradeSource({ uri, text }, memoryProject(new Map([[uri, text]]), version));
  assert.ok(found, `${path}: nothing to upgrade`);
  assert.deepEqual(
    found.left.map(({ at, what }) => `${text.slice(at.start, at.end)}: ${what}`),
    [],
  );
  return [...found.edits]
    .reverse()
    .reduce((out, edit) => out.slice(0, edit.start) + edit.newText + out.slice(edit.end), text);
}

function samplesOf(major: Major): Map<string, string> {
  const folder = `test/samples/${major}`;
  return new Map(readdirSync(folder).map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, "utf8")]));
}

function packageOf(major: Major): string {
  return `node_modules/deepgram-sdk-${major.slice(1)}`;
}

function installed(alias: string): string {
  return JSON.parse(readFileSync(`node_modules/${alias}/package.json`, "utf8")).version;
}
