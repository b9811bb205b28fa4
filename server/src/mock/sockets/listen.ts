import { entry, known } from "../../core/exchange/facts.ts";
import { requestId } from "../ids.ts";
import { heard, spokenWords } from "../rest.ts";
import type { Behaviour, Socket } from "./socket.ts";

/** Seconds without audio or KeepAlive after which /v1/listen closes; with KeepAlive alone they are not put off. */
const patience = 10;

/** `/v1/listen`: each piece of audio is answered with Results, Finalize and CloseStream with the last of them. */
export function listen(socket: Socket): Behaviour {
  const id = requestId();
  const started = Date.now();
  let pieces = 0;
  const wait = () => socket.within(patience, () => socket.fail("net-0001-stt"));
  const interim = known(entry(socket.call.query, "interim_results")?.value)?.text === "true";
  const results = (final: boolean, more: object = {}) =>
    socket.send("Results", {
      channel_index: [0, 1],
      start: Math.max(0, pieces - 1) / 4,
      duration: 0.25,
      is_final: final,
      speech_final: final,
      channel: { alternatives: [{ transcript: heard.toLowerCase(), confidence: 0.99, words: spokenWords() }] },
      metadata: { request_id: id, model_info: { name: "mock", version: "1", arch: "mock" }, model_uuid: id },
      ...more,
    });
  return {
    greet: wait,
    audio: (bytes) => {
      if (bytes.length === 0) return end();
      pieces++;
      wait();
      if (interim && pieces % 2 === 1) results(false);
      else results(true);
    },
    text: (type) => {
      if (type === "KeepAlive" && (pieces > 0 || Date.now() - started < 1000)) wait();
      if (type === "Finalize") results(true, { from_finalize: true });
      if (type === "CloseStream") end();
    },
  };

  function end(): void {
    if (pieces > 0) results(true);
    socket.send("Metadata", { request_id: id, created: new Date().toISOString(), duration: pieces / 4, channels: 1 });
    socket.close(1000);
  }
}
