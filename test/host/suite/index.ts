import Mocha from "mocha";

/** VS Code calls this inside its extension host; it rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: 20_000, slow: 3000 });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./activation.ts");
  await import("./findings.ts");
  await import("./fixes.ts");
  await import("./hover.ts");
  await import("./explaining.ts");
  await import("./tools.ts");
  await import("./upgrading.ts");
  await import("./watching.ts");
  await import("./settings.ts");
  const failures = await new Promise<number>((done) => mocha.run(done));
  if (failures > 0) throw new Error(`${failures} of the suite's tests failed.`);
}
