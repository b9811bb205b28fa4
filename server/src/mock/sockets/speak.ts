import { entry, known } from "../../core/exchange/facts.ts";
import { requestId } from "../ids.ts";
import { tone } from "../tone.ts";
import type { Behaviour, Socket } from "./socket.ts";

/** `/v1/speak` and `/v2/speak`: what was said since the last Flush is a tone, as long as its text. */
export function speak(socket: Socket): Behaviour {
  const rate = Number(known(entry(socket.call.query, "sample_rate")?.value)?.text ?? 24_000);
  const second = socket.path === "/v2/speak";
  const id = requestId();
  let text = "";
  let flushed = 0;
  const flush = () => {
    if (second && text) socket.send("SpeechStarted", { request_id: id });
    if (text) socket.audio(tone(Math.min(5000, 20 * text.length), rate));
    text = "";
    socket.send("Flushed", { sequence_id: flushed++ });
    if (second) socket.send("SpeechMetadata", { request_id: id });
  };
  return {
    greet: () => socket.send(second ? "Connected" : "Metadata", { request_id: id }),
    audio: () => socket.fail("tts-message-0000"),
    text: (type, { text: more }) => {
      if (type === "Speak") text += String(more ?? "");
      if (type === "Flush") flush();
      if (type === "Clear") {
        text = "";
        socket.send("Cleared", { sequence_id: flushed });
      }
      if (type === "Close") {
        if (text) flush();
        socket.close(1000);
      }
    },
  };
}
