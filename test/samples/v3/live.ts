import { createClient, type LiveClient, type LiveSchema, LiveTranscriptionEvents } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const schema: LiveSchema = {
  model: "nova-2",
  language: "en",
  encoding: "linear16",
  sample_rate: 16000,
  interim_results: true,
  utterance_end_ms: 1000,
  punctuate: true,
};

export async function captions(microphone: NodeJS.ReadableStream, onText: (text: string) => void) {
  const connection: LiveClient = deepgram.listen.live(schema);
  let alive: NodeJS.Timeout | undefined;
  connection.on(LiveTranscriptionEvents.Open, () => {
    alive = setInterval(() => connection.keepAlive(), 4000);
    microphone.on("data", (chunk: ArrayBuffer) => {
      if (connection.isConnected()) connection.send(chunk);
    });
  });
  connection.on(LiveTranscriptionEvents.Transcript, (data) => {
    if (data.is_final) onText(data.channel.alternatives[0].transcript);
  });
  connection.on(LiveTranscriptionEvents.UtteranceEnd, () => onText("\n"));
  connection.on(LiveTranscriptionEvents.Error, (error) => console.error(error));
  connection.on(LiveTranscriptionEvents.Close, () => clearInterval(alive));
  return { flush: () => connection.finalize(), end: () => connection.requestClose() };
}
