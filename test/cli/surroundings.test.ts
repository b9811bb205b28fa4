import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { doctor, folder } from "./run.ts";

const cli = resolve("dist/cli.cjs");

// Only there can a full disk be had for the asking.
if (existsSync("/dev/full"))
  test("output that cannot be written is told in one line", () => {
    const { status, stderr } = spawnSync(process.execPath, [cli, "rules"], {
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      encoding: "utf8",
    });
    assert.deepEqual([status, stderr], [2, "deepgram-doctor: The output could not be written (ENOSPC).\n"]);
  });

test("a working folder that is gone is named", (t) => {
  const cwd = folder(t, { "gone/a.ts": "" });
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", `cd gone && rm -r ../gone && "${process.execPath}" "${cli}" check .`],
    {
      cwd,
      encoding: "utf8",
    },
  );
  assert.deepEqual([status, stderr], [2, "deepgram-doctor: The working folder does not exist any more.\n"]);
});

test("lsp says that it wants to be told how an editor talks to it", () => {
  for (const args of [["lsp"], ["lsp", "src"], ["lsp", "--verbose"]])
    assert.deepEqual(doctor(args), {
      code: 2,
      out: "",
      err: "deepgram-doctor: lsp is for editors, and wants to be told how they talk to it: deepgram-doctor lsp --stdio.\n",
    });
});
