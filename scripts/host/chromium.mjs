import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { canInstall, install } from "../lib/debian.mjs";
import { Failure } from "../lib/fail.mjs";

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
  if (!canInstall())
    throw new Failure("No Chromium was found. Install chromium or Google Chrome, or set CHROMIUM to its path.");
  await install("chromium", "fonts-dejavu-core");
  const now = installed();
  if (!now) throw new Failure("chromium was installed with apt-get, but is not in the PATH.");
  return now;
}

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find((path) => existsSync(path));
}
