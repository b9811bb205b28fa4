import { DeepgramClient } from "@deepgram/sdk";

const deepgram = new DeepgramClient();

export async function captions(microphone: AsyncIterable<Uint8Array>, onText: (text: string, final: boolean) => void) {
  const socket = await deepgram.listen.v1.connect({
    model: "nova-3",
    encoding: "linear16",
    sample_rate: 16000,
    interim_results: "true",
    utterance_end_ms: 1000,
    vad_events: "true",
    reconnectAttempts: 0,
  });
  socket.on("message", (message) => {
    if (message.type === "Results")
      onText(message.channel.alternatives[0]?.transcript ?? "", message.is_final ?? false);
    else if (message.type === "UtteranceEnd") onText("", true);
    else if (message.type === "Metadata") console.log(message.request_id);
  });
  socket.on("error", (error) => console.error(error.message));
  const alive = setInterval(() => socket.sendKeepAlive({ type: "KeepAlive" }), 4000);
  socket.on("close", ({ code }) => {
    console.log(code);
    clearInterval(alive);
  });
  socket.connect();
  await socket.waitForOpen();
  for await (const chunk of microphone) if (chunk.byteLength > 0) socket.sendMedia(chunk);
  socket.sendFinalize({ type: "Finalize" });
  socket.sendCloseStream({ type: "CloseStream" });
}
