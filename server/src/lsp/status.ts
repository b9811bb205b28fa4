import { catalogueDate } from "../core/catalogue/meta.ts";
import type { Finding } from "../core/rules/rule.ts";
import { notifications, type ServerStatus } from "../protocol.ts";
import type { Session } from "./session.ts";

interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** Counts what is found, and tells the client when that changes. */
export class StatusReport {
  readonly #session: Session;
  readonly #files = new Map<string, Counts>();
  #busy = 0;
  #said = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  get status(): ServerStatus {
    const sum = (what: keyof Counts) => [...this.#files.values()].reduce((total, counts) => total + counts[what], 0);
    return {
      state: this.#busy > 0 ? "busy" : "ready",
      files: this.#files.size,
      errors: sum("errors"),
      warnings: sum("warnings"),
      catalogue: catalogueDate,
    };
  }

  /** Takes what is known of a file; a file without calls and findings does not count. */
  set(uri: string, calls: number, findings: readonly Finding[]): void {
    const count = (severity: Finding["severity"]) => findings.filter((each) => each.severity === severity).length;
    if (calls === 0 && findings.length === 0) this.#files.delete(uri);
    else this.#files.set(uri, { errors: count("error"), warnings: count("warning") });
    this.#tell();
  }

  forget(uri: string): void {
    this.#files.delete(uri);
    this.#tell();
  }

  async whileBusy<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++;
    this.#tell();
    try {
      return await work();
    } finally {
      this.#busy--;
      this.#tell();
    }
  }

  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { status } = this;
      const text = JSON.stringify(status);
      if (text === this.#said) return;
      this.#said = text;
      void this.#session.connection.sendNotification(notifications.status, status);
    }, 50);
  }
}
