import { AgentEvents, createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");

export async function talk(microphone: NodeJS.ReadableStream, play: (audio: Buffer) => void) {
  const agent = deepgram.agent();
  let alive: NodeJS.Timeout | undefined;
  agent.on(AgentEvents.Welcome, () => {
    agent.configure({
      audio: {
        input: { encoding: "linear16", sample_rate: 24000 },
        output: { encoding: "linear16", sample_rate: 16000, container: "none" },
      },
      agent: {
        language: "en",
        greeting: "Hello! How can I help?",
        listen: { provider: { type: "deepgram", model: "nova-3" } },
        think: {
          provider: { type: "open_ai", model: "gpt-4o-mini", temperature: 0.7 },
          prompt: "You are a friendly assistant who answers briefly.",
          functions: [
            {
              name: "get_time",
              description: "Tells the time",
              parameters: { type: "object", properties: { zone: { type: "string" } }, required: ["zone"] },
            },
          ],
        },
        speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
      },
    });
    alive = setInterval(() => agent.keepAlive(), 5000);
  });
  agent.once(AgentEvents.SettingsApplied, () => {
    microphone.on("data", (chunk: ArrayBuffer) => agent.send(chunk));
  });
  agent.on(AgentEvents.Audio, (audio: Buffer) => play(audio));
  agent.on(AgentEvents.ConversationText, (message) => console.log(`${message.role}: ${message.content}`));
  agent.on(AgentEvents.UserStartedSpeaking, () => agent.updatePrompt("Let the user finish."));
  agent.on(AgentEvents.FunctionCallRequest, (request) => {
    for (const call of request.functions) {
      const { zone } = JSON.parse(call.arguments) as { zone: string };
      const time = new Date().toLocaleTimeString("en", { timeZone: zone });
      agent.functionCallResponse({ id: call.id, name: call.name, content: time });
    }
  });
  agent.on(AgentEvents.Error, (error) => console.error(error.description));
  agent.on(AgentEvents.Close, () => clearInterval(alive));
  return () => agent.disconnect();
}
