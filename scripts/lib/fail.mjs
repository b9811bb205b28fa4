/** What a person can act on: shown as its one line, without a stack. */
export class Failure extends Error {}

/** Runs a script's main part; a Failure ends it with its line and exit code 1, a fault with its stack. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
