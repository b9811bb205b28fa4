import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { type Checker, checkFile, type FileResult, localChecker } from "./checker.ts";
import { type ScanOptions, Workspace } from "./workspace.ts";

/** Fewer files than this are done before a thread has started. */
const worthwhile = 16;
const batch = 8;
/** Trees are short-lived and large: a small young generation would copy them again and again. Megabytes. */
const youngGeneration = 32;

interface Order {
  readonly options: ScanOptions;
}

/** As many threads as are asked for; by default one less than there are cores, four at the most. */
export function checkerFor(workspace: Workspace, options: ScanOptions, asked: number | undefined): Checker {
  // Run from source there is no bundle, and one thread is enough.
  const program = typeof __dirname === "undefined" ? "" : join(__dirname, "worker.cjs");
  const count = asked ?? Math.min(4, Math.max(1, availableParallelism() - 1));
  if (count === 0 || !existsSync(program)) return localChecker(workspace);
  return threadedChecker(workspace, options, program, count);
}

function threadedChecker(workspace: Workspace, options: ScanOptions, program: string, count: number): Checker {
  const local = localChecker(workspace);
  const threads: Thread[] = [];
  let waiting: string[] = [];
  let next = 0;
  const hand = () => {
    if (threads.length < count && (threads.length === 0 || threads.every((thread) => thread.left > 2 * batch)))
      threads.push(new Thread(program, options));
    threads[next++ % threads.length]!.check(waiting);
    waiting = [];
  };
  const soFar = async () => {
    if (threads.length > 0) {
      if (waiting.length > 0) hand();
    } else {
      for (const path of waiting) local.add(path);
      waiting = [];
    }
    const theirs = await Promise.all(threads.map((thread) => thread.soFar()));
    return [...(await local.soFar()), ...theirs.flat()];
  };
  return {
    add(path) {
      waiting.push(path);
      if (waiting.length >= (threads.length === 0 ? worthwhile : batch)) hand();
    },
    soFar,
    async finish() {
      const results = await soFar();
      await Promise.all(threads.map((thread) => thread.end()));
      return results;
    },
  };
}

class Thread {
  readonly #worker: Worker;
  readonly #results: FileResult[] = [];
  readonly #failed: Promise<never>;
  readonly #asked: string[] = [];
  #done: (() => void) | undefined;

  constructor(program: string, options: ScanOptions) {
    const order: Order = { options };
    this.#worker = new Worker(program, {
      workerData: order,
      resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
    });
    this.#worker.on("message", (results: readonly FileResult[]) => {
      this.#results.push(...results);
      if (this.left === 0) this.#done?.();
    });
    this.#failed = new Promise((_, reject) => this.#worker.once("error", reject));
    this.#failed.catch(() => undefined);
  }

  /** How many files are not answered yet. */
  get left(): number {
    return this.#asked.length - this.#results.length;
  }

  check(paths: readonly string[]): void {
    this.#asked.push(...paths);
    this.#worker.postMessage(paths);
  }

  /** What a thread that broke off left undone is told, file by file. */
  async soFar(): Promise<readonly FileResult[]> {
    try {
      const all = new Promise<void>((done) => {
        this.#done = done;
      });
      if (this.left > 0) await Promise.race([all, this.#failed]);
      return this.#results;
    } catch (error) {
      const seen = new Set(this.#results.map((result) => result.path));
      const message = `Not checked: the thread broke off (${error instanceof Error ? error.message : error})`;
      const problems = [{ message, fatal: false, unread: true }];
      const undone = this.#asked.filter((path) => !seen.has(path));
      return [...this.#results, ...undone.map((path) => ({ path, calls: 0, findings: [], problems }))];
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** The other side: checks each list of paths that comes in. */
export function checkInThread(): void {
  const { options } = workerData as Order;
  const workspace = new Workspace(options);
  parentPort?.on("message", (paths: readonly string[]) => {
    parentPort?.postMessage(paths.map((path) => checkFile(workspace, path)));
  });
}
