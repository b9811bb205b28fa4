// Live captions: the microphone of a call goes to Deepgram, captions come back.
import WebSocket from "ws";

const headers = { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` };

/** Turn-based captions with Flux. */
export function fluxCaptions(onText: (text: string) => void): WebSocket {
  const socket = new WebSocket(
    "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
    { headers },
  );
  socket.on("message", (data) => {
    const message = JSON.parse(data.toString());
    if (message.type === "TurnInfo") onText(message.transcript);
  });
  return socket;
}

/** The same with the short name of the model. */
export function shortFluxCaptions(): WebSocket {
  return new WebSocket("wss://api.deepgram.com/v2/listen?model=flux&encoding=linear16&sample_rate=16000", { headers });
}

/** Captions with Nova, held open while nobody speaks. */
export function novaCaptions(): WebSocket {
  const socket = new WebSocket(
    "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000&utterance_end_ms=1000",
    { headers },
  );
  socket.on("open", () => {
    setInterval(() => socket.send(Buffer.from(JSON.stringify({ type: "KeepAlive" }))), 10_000);
  });
  return socket;
}
