import type { WebSocket } from "ws";
import { knownError } from "../../core/catalogue/errors.ts";
import { judge } from "../../core/check/judge.ts";
import type { Call, SentMessage } from "../../core/exchange/call.ts";
import { readPaste } from "../../core/paste/index.ts";
import { ruleById, rules } from "../../core/rules/index.ts";
import { message } from "../sample.ts";

/** What an open socket of the mock does with what it gets. */
export interface Behaviour {
  /** Told once it is open. */
  readonly greet?: () => void;
  readonly text: (type: string, message: Readonly<Record<string, unknown>>) => void;
  readonly audio: (bytes: Buffer) => void;
}

/** One open socket, with the ways in which Deepgram ends one. */
export class Socket {
  readonly call: Call;
  readonly path: string;
  readonly #socket: WebSocket;
  #messages: readonly SentMessage[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, call: Call, path: string) {
    this.#socket = socket;
    this.call = call;
    this.path = path;
    socket.on("close", () => clearTimeout(this.#timer));
    socket.on("error", () => {});
  }

  take(behaviour: Behaviour): void {
    this.#socket.on("message", (data, binary) => {
      if (!binary && this.#refused(data.toString())) return;
      if (binary) return behaviour.audio(data);
      const said = parsed(data.toString());
      behaviour.text(String(said.type ?? ""), said);
    });
    behaviour.greet?.();
  }

  send(type: string, fields: Readonly<Record<string, unknown>> = {}): void {
    if (this.#socket.readyState === 1) this.#socket.send(message(this.path, type, fields));
  }

  audio(bytes: Buffer): void {
    if (this.#socket.readyState === 1) this.#socket.send(bytes);
  }

  /** Without a code the close says nothing, as that of Flux and of the agent. */
  close(code?: number, reason?: string): void {
    clearTimeout(this.#timer);
    this.#socket.close(code, reason);
  }

  /** Closes as the catalogue's error says; an error that is a message is told first. */
  fail(id: string, description = ""): void {
    const error = knownError(id);
    if (error?.surface === "ws-error") {
      this.send("Error", { code: String(error.code ?? error.codes?.at(-1)), description });
      this.close();
    } else this.close(typeof error?.code === "number" ? error.code : 1011, error?.reason ?? error?.reasons?.[0]);
  }

  /** Starts the time anew after which `late` comes. Seconds. */
  within(seconds: number, late: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(late, seconds * 1000);
  }

  /** Whether a message is one that the rules call an error, with which Deepgram ends the socket. */
  #refused(text: string): boolean {
    const sent = asMessage(text);
    if (!sent) return false;
    const before = new Set(this.#errors().map((each) => `${each.rule} ${each.message}`));
    this.#messages = [...this.#messages, sent].slice(-50);
    const fresh = this.#errors().find((each) => !before.has(`${each.rule} ${each.message}`));
    const ends =
      fresh &&
      ruleById(fresh.rule)?.shows.answers?.errors?.find((id) =>
        /^ws-(?:close|error)$/.test(knownError(id)?.surface ?? ""),
      );
    if (!fresh || !ends) return false;
    this.fail(ends, fresh.message);
    return true;
  }

  #errors() {
    const call = { ...this.call, messages: this.#messages };
    return judge(call, rules).filter((finding) => finding.severity === "error");
  }
}

function asMessage(text: string): SentMessage | undefined {
  const lines = [
    { kind: "call", id: "mock.1", method: "GET", url: "wss://api.deepgram.com/", headers: [], stack: [] },
    { kind: "frame", id: "mock.1", ms: 0, from: "program", text, size: text.length },
  ];
  const request = lines.map((line) => JSON.stringify(line)).join("\n");
  return readPaste({ request, response: "" }, () => ({ calls: [] })).exchanges[0]?.call?.messages[0];
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
