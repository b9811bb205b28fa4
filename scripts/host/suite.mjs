// Runs the suite of test/host/suite inside a real VS Code: the desktop one where it can be had, else code-server's.
// DEEPGRAM_DOCTOR_HOST=electron or =web names one.
import { Failure, main } from "../lib/fail.mjs";
import { root } from "../lib/root.mjs";
import { bundleSuite } from "./bundle.mjs";
import { runInElectron } from "./electron.mjs";
import { runInWeb } from "./web.mjs";

const hosts = {
  electron: { name: "VS Code", run: runInElectron },
  web: { name: "code-server", run: runInWeb },
};

await main(async () => {
  const forced = process.env.DEEPGRAM_DOCTOR_HOST;
  if (forced && !(forced in hosts))
    throw new Failure(`DEEPGRAM_DOCTOR_HOST is "${forced}"; it may be "electron" or "web".`);
  const what = { extension: root, suite: await bundleSuite() };
  for (const id of forced ? [forced] : ["electron", "web"]) {
    const { name, run } = hosts[id];
    try {
      console.log(`The suite runs in ${name}.`);
      const passed = await run(what);
      return passed ? 0 : 1;
    } catch (error) {
      if (forced || id === "web" || !(error instanceof Failure)) throw error;
      console.log(`Not in ${name}: ${error.message}.`);
    }
  }
});
