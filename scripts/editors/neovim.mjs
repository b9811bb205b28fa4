import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { canInstall, install } from "../lib/debian.mjs";
import { Failure } from "../lib/fail.mjs";

/** The path of Neovim: NVIM, else an installed one, else Debian's, installed now where that is allowed. Throws a Failure. */
export async function ensureNeovim() {
  const given = process.env.NVIM;
  if (given && !existsSync(given)) throw new Failure(`NVIM names ${given}, which does not exist.`);
  const found = given ?? installed();
  if (found) return found;
  if (!canInstall()) throw new Failure("Neovim was not found. Install it (neovim), or set NVIM to its path.");
  await install("neovim");
  const now = installed();
  if (!now) throw new Failure("neovim was installed with apt-get, but nvim is not in the PATH.");
  return now;
}

const installed = () =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, process.platform === "win32" ? "nvim.exe" : "nvim"))
    .find((path) => existsSync(path));
