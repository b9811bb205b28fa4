// Says at the end of a process how much memory it took at most, in kilobytes.
const { writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) process.on("exit", () => writeSync(2, `rss=${process.resourceUsage().maxRSS}`));
