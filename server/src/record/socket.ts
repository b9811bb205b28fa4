import type { Socket } from "node:net";
import { bytesOf } from "./content.ts";
import { FrameReader } from "./frames.ts";
import { headerOf, readHead } from "./head.ts";
import { override } from "./override.ts";
import type { Recorded, Session } from "./session.ts";

/** A longer head of an answer is none of Deepgram's. */
const longestHead = 64 * 1024;

/**
 * Reads a WebSocket off the connection under it, from the handshake on: whatever library holds it, in whatever form that was
 * loaded. Bytes are looked at as they pass, and passed on as they are.
 */
export function watchSocket(session: Session, recorded: Recorded, socket: Socket): void {
  let closed = false;
  const reader = (from: "program" | "server") =>
    new FrameReader({
      message: (binary, head, size) => recorded.frame(from, binary, head, size),
      close: (code, reason) => {
        if (!closed) recorded.close(from, code, reason);
        closed = true;
      },
    });
  const received = reader("server");
  const sent = reader("program");
  let head = Buffer.alloc(0);
  let state: "head" | "open" | "refused" = "head";
  let request = "";

  const receive = (bytes: Buffer) => {
    if (state === "open") return received.add(bytes);
    if (state === "refused") return refusal(bytes);
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0 && head.length < longestHead) return;
    const { first, headers } = readHead(head.subarray(0, end < 0 ? head.length : end).toString("latin1"));
    const status = Number(/^HTTP\/\S+ (\d{3})/.exec(first)?.[1] ?? 0);
    recorded.answer(status, headers);
    const rest = head.subarray(end + 4);
    head = Buffer.alloc(0);
    state = status === 101 ? "open" : "refused";
    chunked = /chunked/i.test(headerOf(headers, "transfer-encoding") ?? "");
    expected = Number(headerOf(headers, "content-length") ?? Number.POSITIVE_INFINITY);
    if (rest.length > 0 || expected === 0) receive(rest);
  };
  let chunked = false;
  let expected = 0;
  const refusal = (bytes: Buffer) => {
    recorded.answerBody.add(bytes);
    const whole = chunked ? recorded.answerBody.bytes().includes("0\r\n\r\n") : recorded.answerBody.size >= expected;
    if (whole) finish();
  };
  const finish = () => {
    if (chunked) recorded.answerBody.unchunk();
    recorded.end();
    restore();
  };
  const send = (bytes: Buffer) => {
    if (request !== "done") {
      request += bytes.toString("latin1");
      const end = request.indexOf("\r\n\r\n");
      if (end < 0) return;
      const rest = Buffer.from(request.slice(end + 4), "latin1");
      request = "done";
      if (rest.length > 0) sent.add(rest);
    } else sent.add(bytes);
  };

  const look = (chunk: unknown, encoding: unknown, take: (bytes: Buffer) => void) =>
    session.guard(() => {
      const bytes = bytesOf(chunk, encoding);
      if (bytes && bytes.length > 0) take(bytes);
    });
  // What a client gives back to read it again later comes by a second time.
  let again = 0;
  const arrived = (chunk: unknown) =>
    look(chunk, undefined, (bytes) => {
      const known = Math.min(again, bytes.length);
      again -= known;
      if (known < bytes.length) receive(bytes.subarray(known));
    });
  // Put before the others without `on`, which would set the bytes flowing; the stacks of what the others do stay as they are.
  socket.prependListener("data", arrived);
  const restores = [
    () => socket.removeListener("data", arrived),
    override(socket, "unshift", (chunk, encoding) =>
      look(chunk, encoding, (bytes) => {
        again += bytes.length;
      }),
    ),
    override(socket, "write", (chunk, encoding) => look(chunk, encoding, send)),
  ];
  const restore = () => {
    for (const each of restores) each();
  };
  socket.once("close", () =>
    session.guard(() => {
      if (state === "open" && !closed) recorded.close("connection");
      closed = true;
      if (state === "refused") finish();
    }),
  );
}
