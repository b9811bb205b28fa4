// Nothing is wrong here: the forms to copy.
import { DeepgramClient } from "@deepgram/sdk";
import WebSocket from "ws";

const deepgram = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });

export async function transcribe(url: string) {
  return deepgram.listen.v1.media.transcribeUrl({ url, model: "nova-3", smart_format: true });
}

export function captions(): WebSocket {
  const socket = new WebSocket(
    "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
    { headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` } },
  );
  socket.on("error", (error) => console.error(error.message));
  return socket;
}
