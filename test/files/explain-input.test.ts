import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readInput } from "../../server/src/cli/explain/input.ts";

const text = "12:00:01 Verbindung geschlossen: Größe ungültig, HTTP 401\n".repeat(100);
const big = Buffer.from(text, "utf16le").swap16();
const files: Readonly<Record<string, Buffer>> = {
  "UTF-8": Buffer.from(text),
  "UTF-8 with a mark": Buffer.from(`\uFEFF${text}`),
  "UTF-16": Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16 without a mark": Buffer.from(text, "utf16le"),
  "UTF-16, the high byte first": Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
  "UTF-16, the high byte first, without a mark": big,
  "Windows 1252": Buffer.from(text, "latin1"),
};

async function reading(bytes: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "input-"));
  try {
    writeFileSync(join(folder, "log.txt"), bytes);
    return await readInput(join(folder, "log.txt"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const [name, bytes] of Object.entries(files))
  test(`explain reads ${name}`, async () => assert.equal(await reading(bytes), text));

test("explain reads a text in which letters were lost", async () => {
  const lost = text.replaceAll("ö", "\uFFFD");
  assert.equal(await reading(Buffer.from(lost)), lost);
});

test("explain refuses bytes that are no text", async () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 256));
  await assert.rejects(reading(bytes), /binary/);
});

test("explain refuses in one line what is no file, never ends, or is too large, without reading it", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "input-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  symlinkSync("/dev/zero", at("zero.txt"));
  writeFileSync(at("large.txt"), "");
  truncateSync(at("large.txt"), 3_000_000_000);
  symlinkSync("loop.txt", at("loop.txt"));
  const cases: (readonly [string, RegExp])[] = [
    [folder, /This is a folder/],
    [at("large.txt"), /3000\.0 MB is too large/],
    [at("loop.txt"), /There is no file/],
  ];
  if (process.platform !== "win32") {
    spawnSync("mkfifo", [at("pipe.txt")]);
    for (const name of ["zero.txt", "pipe.txt"]) cases.push([at(name), /not a regular file/]);
  }
  for (const [path, said] of cases)
    await assert.rejects(
      () => readInput(path),
      ({ message }: Error) => said.test(message) && !message.includes("\n"),
    );
});
