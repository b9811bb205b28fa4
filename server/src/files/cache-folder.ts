import { homedir } from "node:os";
import { join } from "node:path";

/** The folder in which this user's programs keep what they can make again; undefined where the system names none. */
export function userCacheFolder(env = process.env, platform = process.platform, home = homedir()): string | undefined {
  const base =
    platform === "win32"
      ? env.LOCALAPPDATA
      : platform === "darwin"
        ? home && join(home, "Library", "Caches")
        : env.XDG_CACHE_HOME || (home && join(home, ".cache"));
  return base ? join(base, "deepgram-doctor") : undefined;
}
