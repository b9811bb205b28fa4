import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { doctor, fluxOnV1, folder } from "./run.ts";

test("a name with control characters prints as escapes, and JSON keeps it", {
  skip: process.platform === "win32",
}, (t) => {
  const name = "\x1b[31mred\x1b[0m\nnext.ts";
  const cwd = folder(t, { [name]: fluxOnV1 });
  for (const format of ["pretty", "github"]) {
    const { out } = doctor(["check", "--format", format], { cwd });
    assert.match(out, /red/);
    assert.ok(!out.includes("\x1b"));
    assert.doesNotMatch(out, /^next\.ts/m);
  }
  assert.equal(JSON.parse(doctor(["check", "--format", "json"], { cwd }).out).findings[0].file, name);
});

test("a name that is no UTF-8 is passed over with one line, and the rest is checked", {
  skip: process.platform !== "linux",
}, (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1 });
  writeFileSync(Buffer.concat([Buffer.from(`${cwd}/b`), Buffer.from([0xff]), Buffer.from(".ts")]), fluxOnV1);
  const { code, out } = doctor(["check"], { cwd });
  assert.equal(code, 1);
  assert.match(out, /^b\ufffd\.ts: Not checked: its name is not valid UTF-8$/m);
  assert.match(out, /1 call to Deepgram in 1 file/);
});
