import { parseArgs } from "node:util";
import { startMock } from "../mock/server.ts";
import { UsageError } from "./usage.ts";

/** `deepgram-doctor mock`: serves until it is stopped; each request is one line. Exit code 2 where the port is taken. */
export async function mock(args: readonly string[]): Promise<number> {
  const port = portOf(args);
  const server = await startMock(port, ({ call, status, rule }) => {
    process.stdout.write(`${call} ${status}${rule ? ` ${rule}` : ""}\n`);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Port ${port} cannot be had (${error.code}).`);
  });
  process.stdout.write(
    `A mock of Deepgram listens on ${server.url} (ws://127.0.0.1:${server.port}). Ctrl+C ends it.\n`,
  );
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  await server.close();
  return 0;
}

function portOf(args: readonly string[]): number {
  let given: string | undefined;
  try {
    given = parseArgs({ args: [...args], options: { port: { type: "string" } } }).values.port;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\. |\n/)[0]}. See deepgram-doctor --help.`);
  }
  if (given === undefined) return 0;
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535)
    throw new UsageError(`--port takes a number up to 65535, not "${given}".`);
  return Number(given);
}
