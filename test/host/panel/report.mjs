/** Runs checks one after the other and tells their fate as Mocha does. */
export class Report {
  #passed = 0;
  #failures = [];

  section(title) {
    console.log(`\n  ${title}`);
  }

  /** `onFailure(number)` may keep what helps to see why. */
  async check(name, run, onFailure = async () => {}) {
    const began = Date.now();
    try {
      const said = await run();
      this.#passed++;
      const took = Date.now() - began;
      console.log(`    ✔ ${name}${said ? `: ${said}` : ""}${took > 1000 ? ` (${took}ms)` : ""}`);
    } catch (error) {
      this.#failures.push({ name, error });
      console.log(`    ${this.#failures.length}) ${name}`);
      await onFailure(this.#failures.length).catch(() => undefined);
    }
  }

  /** Prints the summary and gives the exit code. */
  end() {
    console.log(`\n  ${this.#passed} passing`);
    if (this.#failures.length > 0) console.log(`  ${this.#failures.length} failing`);
    for (const [index, { name, error }] of this.#failures.entries())
      console.log(`\n  ${index + 1}) ${name}\n${String(error?.stack ?? error).replace(/^/gm, "     ")}`);
    return this.#failures.length === 0 ? 0 : 1;
  }
}
