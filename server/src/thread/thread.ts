import { existsSync } from "node:fs";
import { join } from "node:path";
import { parentPort, Worker } from "node:worker_threads";
import { type Tasks, tasks } from "./tasks.ts";

type Name = keyof Tasks;
type Params<N extends Name> = Parameters<Tasks[N]>[0];
type Result<N extends Name> = Awaited<ReturnType<Tasks[N]>>;

interface Order {
  readonly name: Name;
  readonly params: unknown;
}
type Reply = { readonly result: unknown } | { readonly error: string };

export interface RunOptions {
  /** Milliseconds after which the work is ended. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

/** The work was ended because nobody wants its result any more. */
export class Stopped extends Error {}
/** The work was ended because it took longer than its limit. The message says so in a sentence. */
export class OverLimit extends Error {}

/** What orders a worker to do tasks, and not to check files. */
export const forTasks = "tasks";

/**
 * A thread for work that may take long, so that the thread of the protocol stays free for keys and cancels. One task at a
 * time, in the order asked. Ending a task ends the thread; the next one starts another. Run from source there is no bundle
 * for a thread, and the work is done in this one.
 */
export class TaskThread {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** Rejects with `Stopped`, `OverLimit`, or what the task threw, by its message. */
  run<N extends Name>(name: N, params: Params<N>, options: RunOptions): Promise<Result<N>> {
    const program = typeof __dirname === "undefined" ? "" : join(__dirname, "worker.cjs");
    if (!existsSync(program)) return (tasks[name] as (given: Params<N>) => Promise<Result<N>>)(params);
    const result = this.#last.then(() => this.#one(program, { name, params }, options)) as Promise<Result<N>>;
    this.#last = result.catch(() => undefined);
    return result;
  }

  #one(program: string, order: Order, { limit, signal }: RunOptions): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(new Stopped("No longer wanted"));
    const worker = this.#worker ?? this.#start(program);
    return new Promise((resolve, reject) => {
      const over = setTimeout(
        () => end(() => reject(new OverLimit(`It was stopped after ${limit / 1000} seconds: give less of it.`))),
        limit,
      );
      const cancelled = () => end(() => reject(new Stopped("No longer wanted")));
      const answered = (reply: Reply) => {
        done();
        if ("error" in reply) reject(new Error(reply.error));
        else resolve(reply.result);
      };
      const failed = (error: Error) => end(() => reject(error));
      const done = () => {
        clearTimeout(over);
        signal?.removeEventListener("abort", cancelled);
        worker.off("message", answered).off("error", failed);
        worker.unref();
      };
      const end = (then: () => void) => {
        done();
        this.#worker = undefined;
        // A thread that is ended may still throw.
        worker.on("error", () => undefined);
        void worker.terminate();
        then();
      };
      worker.ref();
      worker.once("message", answered).once("error", failed);
      signal?.addEventListener("abort", cancelled, { once: true });
      worker.postMessage(order);
    });
  }

  #start(program: string): Worker {
    this.#worker = new Worker(program, { workerData: forTasks });
    return this.#worker;
  }
}

/** The other side: does each task that comes in. */
export function doTasks(): void {
  parentPort?.on("message", async ({ name, params }: Order) => {
    try {
      parentPort?.postMessage({ result: await (tasks[name] as (given: unknown) => Promise<unknown>)(params) });
    } catch (error) {
      parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}
