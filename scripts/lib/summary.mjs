import { stripVTControlCharacters } from "node:util";

/**
 * What a runner said at its end: node's own (`ℹ pass 3`, `# pass 3`) or Mocha's (`3 passing`), summed over all its summaries.
 * A runner without a summary counts as one test. What was skipped did not run, and counts as failed; so does silence.
 * @param {string} text - the runner's output, with or without colours
 * @param {number} code - its exit code
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function summarise(text, code) {
  const plain = stripVTControlCharacters(text);
  const sum = (pattern) => [...plain.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  const passed = sum(/^(?:ℹ|#) pass (\d+)$/gm) + sum(/^\s*(\d+) passing\b/gm);
  const skipped = sum(/^(?:ℹ|#) (?:skipped|todo) (\d+)$/gm) + sum(/^\s*(\d+) pending\b/gm);
  const failed = sum(/^(?:ℹ|#) (?:fail|cancelled) (\d+)$/gm) + sum(/^\s*(\d+) failing\b/gm) + skipped;
  if (!/^(?:ℹ|#) pass \d+$|^\s*\d+ passing\b/m.test(plain))
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}
