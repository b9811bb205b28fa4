import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createClient, LiveTTSEvents } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");

export async function toFile(text: string, path: string): Promise<void> {
  const response = await deepgram.speak.request(
    { text },
    { model: "aura-2-thalia-en", encoding: "linear16", container: "wav", sample_rate: 24000 },
  );
  const stream = await response.getStream();
  if (!stream) throw new Error("no audio");
  await pipeline(Readable.fromWeb(stream as unknown as ReadableStream), createWriteStream(path));
}

export async function read(sentences: readonly string[], play: (audio: Buffer) => void): Promise<void> {
  const connection = deepgram.speak.live({ model: "aura-2-thalia-en", encoding: "linear16", sample_rate: 48000 });
  connection.on(LiveTTSEvents.Open, () => {
    for (const sentence of sentences) if (sentence.trim()) connection.sendText(sentence);
    connection.flush();
  });
  connection.on(LiveTTSEvents.Audio, (data) => play(Buffer.from(data)));
  connection.on(LiveTTSEvents.Flushed, () => connection.requestClose());
  connection.on(LiveTTSEvents.Warning, (warning) => console.warn(warning));
  connection.on(LiveTTSEvents.Error, (error) => console.error(error));
  connection.on(LiveTTSEvents.Close, () => console.log("closed"));
}
