import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./fail.mjs";
import { lastLine, run } from "./run.mjs";

/** Whether packages can be installed here. Ubuntu's are not taken: some of them only point to a snap, which does not run in containers. */
export function canInstall() {
  const isDebian = existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  return isDebian && process.getuid?.() === 0;
}

/** Installs packages of Debian; throws a Failure that says what apt-get said. */
export async function install(...packages) {
  console.log(`Installing Debian's ${packages[0]} …`);
  const quiet = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  await run("apt-get", ["update", "-q"], quiet);
  const { code, text } = await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], quiet);
  if (code !== 0) throw new Failure(`${packages[0]} could not be installed with apt-get: ${lastLine(text)}`);
}
