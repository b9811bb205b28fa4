import { existsSync } from "node:fs";
import { basename } from "node:path";
import { CancellationToken } from "vscode-languageserver/node";
import { entry, known } from "../core/exchange/facts.ts";
import { pastedCalls } from "../core/match/index.ts";
import { uriOf } from "../files/uris.ts";
import { type BuiltAt, notifications, type RecordedCall } from "../protocol.ts";
import { type CallSoFar, Calls } from "../recording/calls.ts";
import { Follower } from "../recording/follow.ts";
import { type Judged, judged } from "../recording/judged.ts";
import { Places } from "../recording/places.ts";
import type { BuiltAtFinder } from "./built-at.ts";
import { guarded } from "./guard.ts";
import type { Session } from "./session.ts";

/** Milliseconds between two looks at a recording that is watched. */
const every = 200;

/** Follows the recording of the programs that the editor starts, and tells the client of each call as it comes. */
export class RecordedCalls {
  readonly #session: Session;
  readonly #finder: BuiltAtFinder;
  readonly #places = new Places(() => []);
  #calls = new Calls();
  #follower: Follower | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session, finder: BuiltAtFinder) {
    this.#session = session;
    this.#finder = finder;
  }

  /** Follows a file from its beginning; undefined: none any more. */
  watch(file: string | undefined): void {
    clearInterval(this.#timer);
    this.#follower?.stop();
    this.#calls = new Calls();
    this.#follower = file === undefined ? undefined : new Follower(file);
    if (this.#follower) this.#timer = setInterval(() => this.#look(), every).unref();
  }

  /** The lines of one call, for the panel. */
  text(id: string): string | undefined {
    return this.#calls.all.find((call) => call.id === id)?.lines.join("\n");
  }

  #look(): void {
    const touched = new Set(this.#follower?.read().flatMap((line) => this.#calls.add(line) ?? []));
    for (const call of touched)
      void guarded(this.#session.log, "A recorded call", undefined, async () => {
        const told = await this.#told(call);
        if (told) await this.#session.connection.sendNotification(notifications.recorded, told);
      });
  }

  async #told(call: CallSoFar): Promise<RecordedCall | undefined> {
    const found = judged(call);
    if (!found) return undefined;
    const { failed, answer, paste } = found;
    const exchange = paste.exchanges[0];
    const model = known(exchange?.call && entry(exchange.call.query, "model")?.value)?.text;
    const code = exchange?.close?.code ?? exchange?.response?.status?.code ?? call.status;
    const at = call.over ? await this.#at(found) : undefined;
    const rule = answer.causes[0]?.id;
    return {
      id: call.id,
      when: call.call.at,
      method: exchange?.call?.transport === "ws" ? "socket" : call.call.method,
      path: exchange?.call?.target.path?.value ?? "",
      ms: call.ms,
      over: call.over,
      failed: call.over && failed,
      summary: answer.summary,
      ...(model ? { model } : {}),
      ...(code === undefined ? {} : { code }),
      ...(rule ? { rule } : {}),
      ...(at ? { at } : {}),
    };
  }

  /** The line by the stack, else the only one of the workspace that builds such a call; with the fix of the cause where code shows it. */
  async #at(found: Judged): Promise<BuiltAt | undefined> {
    const made = this.#places.of(found);
    const built = (await this.#finder.find(pastedCalls(found.paste), found.answer, CancellationToken.None)) ?? [];
    if (made?.by !== "stack") return built.length === 1 ? built[0] : undefined;
    const { file, line, column } = made.place;
    if (!existsSync(file)) return undefined;
    const uri = uriOf(file);
    const start = { line: line - 1, character: column - 1 };
    const same = built.find((each) => each.uri === uri && each.range.start.line === start.line);
    return same ?? { uri, file: basename(file), range: { start, end: start } };
  }
}
