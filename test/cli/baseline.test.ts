import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { doctor, fluxOnV1, folder, nova } from "./run.ts";

const rule = "endpoint-flux-on-v1";
const read = (cwd: string) => JSON.parse(readFileSync(join(cwd, "known.json"), "utf8"));
const found = (cwd: string, ...args: string[]) => {
  const { code, out, err } = doctor(["check", "--baseline", "known.json", "--format", "json", ...args], { cwd });
  const files = out ? JSON.parse(out).findings.map(({ file }: { file: string }) => file) : [];
  return { code, files, err };
};

test("what is there is tolerated, what comes is reported, with all places of its rule in the file", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1, "lib/b.ts": fluxOnV1.repeat(2), "c.ts": nova });
  const made = doctor(["check", "--baseline", "known.json", "--suppress-all"], { cwd });
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /^nothing found beyond the baseline · 3 tolerated/m);
  assert.deepEqual(read(cwd), { "a.ts": { [rule]: { count: 1 } }, "lib/b.ts": { [rule]: { count: 2 } } });
  assert.deepEqual(found(cwd), { code: 0, files: [], err: "" });
  assert.deepEqual(found(join(cwd, "lib"), "--baseline", "../known.json").files, []);
  writeFileSync(join(cwd, "a.ts"), `// moved\n${fluxOnV1}`);
  assert.deepEqual(found(cwd).files, []);
  writeFileSync(join(cwd, "lib/b.ts"), fluxOnV1.repeat(3));
  writeFileSync(join(cwd, "c.ts"), fluxOnV1);
  assert.deepEqual(found(cwd), { code: 1, files: ["c.ts", "lib/b.ts", "lib/b.ts", "lib/b.ts"], err: "" });
});

test("--prune takes out what is gone, in the files that are checked", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1.repeat(2), "lib/b.ts": fluxOnV1, "lib/c.ts": fluxOnV1 });
  found(cwd, "--suppress-all");
  writeFileSync(join(cwd, "a.ts"), fluxOnV1);
  writeFileSync(join(cwd, "lib/b.ts"), nova);
  rmSync(join(cwd, "lib/c.ts"));
  assert.match(
    doctor(["check", "--baseline", "known.json"], { cwd }).out,
    /known\.json: 3 findings that it tolerates are gone; --prune takes them out/,
  );
  found(cwd, "a.ts", "--prune");
  assert.deepEqual(read(cwd), { "a.ts": { [rule]: { count: 1 } }, "lib/b.ts": { [rule]: { count: 1 } } });
  found(cwd, "--prune");
  assert.deepEqual(read(cwd), { "a.ts": { [rule]: { count: 1 } } });
});

test("--suppress-all of one folder keeps what is known of others", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1, "lib/b.ts": fluxOnV1 });
  found(cwd, "a.ts", "--suppress-all");
  found(cwd, "lib", "--suppress-all");
  assert.deepEqual(Object.keys(read(cwd)), ["a.ts", "lib/b.ts"]);
});

test("a baseline that cannot be used is told in one line", (t) => {
  const cwd = folder(t, {
    "a.ts": fluxOnV1,
    "list.json": "[]",
    "broken.json": "{",
    "zero.json": '{"a.ts":{"x":{"count":0}}}',
  });
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [["--baseline", "none.json"], /There is no baseline none\.json; --suppress-all makes one\./],
    [["--baseline", "list.json"], /list\.json is not used: /],
    [["--baseline", "broken.json"], /broken\.json is not used: it is not valid JSON\./],
    [["--baseline", "zero.json"], /"a\.ts\.x\.count": /],
    [["--prune"], /want --baseline FILE/],
    [["--baseline", "x.json", "--prune", "--suppress-all"], /not both/],
    [["--baseline", "x.json", "--prune", "--diff", "-"], /whole files/],
  ];
  for (const [args, said] of cases) {
    const { code, err } = doctor(["check", ...args], { cwd });
    assert.equal(code, 2);
    assert.match(err, said);
  }
});
