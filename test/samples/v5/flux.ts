import { DeepgramClient } from "@deepgram/sdk";

const deepgram = new DeepgramClient({ apiKey: () => process.env.DEEPGRAM_API_KEY ?? "" });

export async function turns(microphone: NodeJS.ReadableStream, answer: (said: string) => void) {
  const flux = await deepgram.listen.v2.connect({
    model: "flux-general-en",
    encoding: "linear16",
    sample_rate: 16000,
    eot_threshold: 0.8,
    eager_eot_threshold: 0.5,
    eot_timeout_ms: 6000,
    keyterm: ["Deepgram", "Flux"],
  });
  let draft = "";
  flux.on("open", () => microphone.on("data", (chunk: Buffer) => flux.sendMedia(chunk)));
  flux.on("message", (message) => {
    switch (message.type) {
      case "TurnInfo":
        if (message.event === "EagerEndOfTurn") draft = message.transcript;
        if (message.event === "TurnResumed") draft = "";
        if (message.event === "EndOfTurn") answer(message.transcript || draft);
        break;
      case "Error":
        console.error(message.code, message.description);
        break;
      case "Connected":
        flux.sendConfigure({ type: "Configure", thresholds: { eot_threshold: 0.7 } });
    }
  });
  flux.on("error", (error) => console.error(error));
  flux.connect();
  await flux.waitForOpen();
  return () => flux.sendCloseStream({ type: "CloseStream" });
}
