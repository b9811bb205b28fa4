import type { MessageStrategy } from "vscode-languageserver/node";

/** Knows when the messages that have arrived have all been taken, so that only the newest version of a text is worked on. */
export class Queue {
  #taken = 0;

  readonly strategy: MessageStrategy = {
    handleMessage: (message, next) => {
      this.#taken++;
      return next(message);
    },
  };

  /** Resolves once a whole turn of the event loop has brought no further message. */
  async settled(): Promise<void> {
    for (let before = -1; before !== this.#taken; ) {
      before = this.#taken;
      // The first turn lets a waiting message be handled, the second lets what has arrived meanwhile be queued.
      await turn();
      await turn();
    }
  }
}

export const turn = () => new Promise<void>((next) => setImmediate(next));
