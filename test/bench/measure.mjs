import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

/** Milliseconds and output of one run of a command. */
export function once(command, args, options = {}) {
  const began = performance.now();
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1e9, ...options });
  const ms = performance.now() - began;
  if (status === null || status > 1) throw new Error(`${command} ${args.join(" ")} failed (${status}): ${stderr}`);
  return { ms, stdout, stderr };
}

/** The best of several runs of each command, in turns, so that a busy machine is unfair to none. */
export function best(commands, rounds = 5) {
  const found = commands.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    commands.forEach((command, index) => {
      found[index] = Math.min(found[index], command());
    });
  return found;
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A line of the table: what, its figure, its floor, the ratio, and the target. */
export function row(what, figure, floor, target, unit = "ms") {
  const ratio = floor === undefined ? "" : `${(figure / floor).toFixed(2)} of the floor (${floor.toFixed(1)} ${unit})`;
  console.log(`${what.padEnd(46)} ${figure.toFixed(1).padStart(9)} ${unit}  ${ratio.padEnd(34)} target ${target}`);
}
