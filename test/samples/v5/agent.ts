import { type Deepgram, DeepgramClient } from "@deepgram/sdk";

const settings: Deepgram.agent.AgentV1Settings = {
  type: "Settings",
  audio: {
    input: { encoding: "linear16", sample_rate: 24000 },
    output: { encoding: "linear16", sample_rate: 24000, container: "none" },
  },
  agent: {
    greeting: "Hello!",
    listen: { provider: { type: "deepgram", version: "v1", model: "nova-3" } },
    think: {
      provider: { type: "open_ai", model: "gpt-4o-mini", temperature: 0.5 },
      prompt: "Answer in a sentence.",
      functions: [{ name: "get_time", description: "Tells the time", parameters: { type: "object", properties: {} } }],
    },
    speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
  },
};

export class Assistant {
  constructor(private readonly deepgram = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY ?? "" })) {}

  async talk(microphone: NodeJS.ReadableStream, play: (audio: Blob) => void): Promise<() => void> {
    const agent = await this.deepgram.agent.v1.connect();
    agent.on("open", () => agent.sendSettings(settings));
    agent.on("message", (message: unknown) => {
      if (message instanceof Blob) return play(message);
      const event = message as Exclude<Parameters<typeof this.handle>[1], string>;
      if (event.type === "SettingsApplied") microphone.on("data", (chunk: Buffer) => agent.sendMedia(chunk));
      this.handle(agent, event);
    });
    agent.on("error", (error) => console.error(error));
    agent.connect();
    await agent.waitForOpen();
    const alive = setInterval(() => agent.sendKeepAlive({ type: "KeepAlive" }), 8000);
    agent.on("close", () => clearInterval(alive));
    return () => agent.close();
  }

  private handle(agent: Socket, event: Event): void {
    switch (event.type) {
      case "ConversationText":
        console.log(`${event.role}: ${event.content}`);
        break;
      case "FunctionCallRequest":
        for (const { id, name, client_side } of event.functions)
          if (client_side)
            agent.sendFunctionCallResponse({
              type: "FunctionCallResponse",
              id,
              name,
              content: new Date().toISOString(),
            });
        break;
      case "Error":
        console.error(event.code, event.description);
    }
  }
}

type Socket = Pick<Awaited<ReturnType<DeepgramClient["agent"]["v1"]["connect"]>>, "sendFunctionCallResponse">;
type Event =
  | Deepgram.agent.AgentV1ConversationText
  | Deepgram.agent.AgentV1FunctionCallRequest
  | Deepgram.agent.AgentV1SettingsApplied
  | Deepgram.agent.AgentV1Error;
