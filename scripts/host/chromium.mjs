import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "../lib/fail.mjs";
import { lastLine, run } from "../lib/run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Chromium without a sandbox (the tests run as root in containers) and without any request of its own. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a Chromium: CHROMIUM, else an installed one, else Debian's, installed now where that is allowed. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM;
  if (given && !existsSync(given)) throw new Failure(`CHROMIUM names ${given}, which does not exist.`);
  const found = given ?? installed();
  if (found) return found;
  if (!isDebian() || process.getuid?.() !== 0)
    throw new Failure("No Chromium was found. Install chromium or Google Chrome, or set CHROMIUM to its path.");
  console.log("Installing Debian's chromium …");
  const quiet = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  await run("apt-get", ["update", "-q"], quiet);
  const { code, text } = await run(
    "apt-get",
    ["install", "-q", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
    quiet,
  );
  const now = installed();
  if (code !== 0 || !now) throw new Failure(`chromium could not be installed with apt-get: ${lastLine(text)}`);
  return now;
}

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find((path) => existsSync(path));
}

/** Ubuntu's package of the name only points to a snap, which does not run in containers. */
function isDebian() {
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}
