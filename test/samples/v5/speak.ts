import { writeFile } from "node:fs/promises";
import { DeepgramClient } from "@deepgram/sdk";

const { speak } = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY ?? "" });

export async function toFile(text: string, path: string): Promise<void> {
  const speech = await speak.v1.audio.generate({
    text,
    model: "aura-2-thalia-en",
    encoding: "linear16",
    container: "wav",
    sample_rate: 24000,
  });
  await writeFile(path, Buffer.from(await speech.arrayBuffer()));
}

export async function read(tokens: AsyncIterable<string>, play: (audio: Blob) => void): Promise<void> {
  const socket = await speak.v1.connect({ model: "aura-2-thalia-en", encoding: "linear16", sample_rate: "24000" });
  socket.on("message", (message: unknown) => {
    if (message instanceof Blob) play(message);
  });
  socket.on("error", (error) => console.error(error));
  socket.connect();
  await socket.waitForOpen();
  for await (const text of tokens) if (text) socket.sendText({ type: "Speak", text });
  socket.sendFlush({ type: "Flush" });
  socket.sendClose({ type: "Close" });
}
