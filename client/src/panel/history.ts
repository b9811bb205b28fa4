/** A paste of this session, masked, with what was said of it. */
export interface Past {
  readonly title: string;
  readonly request: string;
  readonly response: string;
  /** The request that works, where it was compared with one. */
  readonly working?: string;
}

const most = 10;
/** Characters of one paste that are kept at most. */
const longest = 200_000;

/** The last ten pastes, in memory only. A paste that is typed on takes its own place. */
export class History {
  #entries: readonly Past[] = [];

  /** The newest first. */
  get entries(): readonly Past[] {
    return this.#entries;
  }

  note(past: Past): void {
    const text = textOf(past);
    if (text.trim() === "" || text.length > longest) return;
    const others = this.#entries.filter((each, index) => !(index === 0 ? continues : same)(textOf(each), text));
    this.#entries = [past, ...others].slice(0, most);
  }
}

const textOf = ({ request, response, working = "" }: Past) => `${request}\n${response}\n${working}`;
const same = (a: string, b: string) => a === b;

/** Whether one text is the other, typed on: nearly all of the shorter is the head and tail of the longer. */
function continues(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return head + tail >= shorter * 0.8;
}
