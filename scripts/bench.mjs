// npm run bench [-- scan|start|typing…]: how long things take, each beside its floor, in one run.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recorder } from "../test/bench/recorder.mjs";
import { scan } from "../test/bench/scan.mjs";
import { start } from "../test/bench/start.mjs";
import { typing } from "../test/bench/typing.mjs";
import { ensure } from "./lib/ensure.mjs";
import { Failure, main } from "./lib/fail.mjs";

const parts = { scan: () => scan(join(tmpdir(), "deepgram-doctor-bench")), start, typing, recorder };

await main(async () => {
  await ensure();
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in parts));
  if (unknown) throw new Failure(`There is no benchmark "${unknown}". Benchmarks: ${Object.keys(parts).join(", ")}.`);
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]();
  return 0;
});
