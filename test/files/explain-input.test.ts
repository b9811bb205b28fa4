import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
