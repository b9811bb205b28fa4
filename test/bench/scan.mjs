import { best, once, row } from "./measure.mjs";
import { tree } from "./tree.mjs";

/** A whole tree on the command line, beside one process that only lists, reads, gates and parses. */
export function scan(root) {
  const cli = (folder) => () => once(process.execPath, ["dist/cli.cjs", "check", folder]).ms;
  const floor = (folder, mode) => () =>
    once(process.execPath, ["test/bench/floor-scan.mjs", folder, mode ?? "parse"]).ms;
  const large = tree(root, 10_000, 300);
  const larger = tree(root, 30_000, 300);
  const without = tree(root, 10_000, 0);
  const [own, least] = best([cli(large), floor(large)]);
  row("scan of 10,000 files, 300 with calls", own, least, "1.25");
  const [gated, gate] = best([cli(without), floor(without, "gate")]);
  row("scan of 10,000 files without the word", gated, gate, "1.15");
  const [more] = best([cli(larger)], 3);
  row("each further file, from 10,000 to 30,000", ((more - own) * 1000) / 20_000, undefined, "35 µs", "µs");
  row("peak memory of the scan", memory(large, "own"), memory(large, "floor"), "1.3", "MB");
}

function memory(folder, which) {
  const script = which === "own" ? ["dist/cli.cjs", "check", folder] : ["test/bench/floor-scan.mjs", folder, "parse"];
  const reporter = new URL("./report-memory.cjs", import.meta.url).pathname;
  const { stderr } = once(process.execPath, ["--require", reporter, ...script]);
  return Number(/rss=(\d+)/.exec(stderr)?.[1]) / 1024;
}
