import { requestId } from "../ids.ts";
import { heard } from "../rest.ts";
import type { Behaviour, Socket } from "./socket.ts";

/** Pieces of audio that make a turn. */
const turn = 4;

/** `/v2/listen`: Connected, then a turn for every four pieces of audio. */
export function flux(socket: Socket): Behaviour {
  const id = requestId();
  const said = heard.toLowerCase().split(" ");
  let sequence = 0;
  let pieces = 0;
  const next = () => ({ request_id: id, sequence_id: sequence++ });
  const info = (event: string) => {
    const count = event === "EndOfTurn" ? said.length : Math.min(said.length, ((pieces - 1) % turn) + 1);
    socket.send("TurnInfo", {
      ...next(),
      event,
      turn_index: Math.floor((pieces - 1) / turn),
      audio_window_start: 0,
      audio_window_end: pieces / 4,
      transcript: said.slice(0, count).join(" "),
      words: said.slice(0, count).map((word) => ({ word, confidence: 0.99 })),
      end_of_turn_confidence: event === "EndOfTurn" ? 0.9 : 0.1,
    });
  };
  const wait = () => socket.within(60, () => socket.close());
  return {
    greet: () => {
      socket.send("Connected", next());
      wait();
    },
    audio: () => {
      pieces++;
      wait();
      const at = pieces % turn;
      info(at === 1 ? "StartOfTurn" : at === 0 ? "EndOfTurn" : "Update");
    },
    text: (type) => {
      wait();
      if (type === "Configure") socket.send("ConfigureSuccess", next());
      if (type === "ForceEndTurn" && pieces % turn > 0) info("EndOfTurn");
      if (type === "CloseStream") socket.close();
    },
  };
}
