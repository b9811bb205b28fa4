import { AgentEvents, createClient } from "@deepgram/sdk";

export async function start(client = createClient(process.env.DEEPGRAM_API_KEY ?? "")) {
  const agent = client.agent();
  agent.on(AgentEvents.Welcome, () =>
    agent.configure({
      audio: { input: { encoding: "linear16", sample_rate: 16000 } },
      agent: {
        listen: { provider: { type: "deepgram", model: "nova-3" } },
        think: { provider: { type: "anthropic", model: "claude-3-5-haiku-latest" }, prompt: "Be brief." },
        speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
      },
    }),
  );
  agent.on(AgentEvents.ConversationText, ({ role, content }) => console.log(role, content));
  agent.on(AgentEvents.AgentAudioDone, () => console.log("said"));
  agent.on(AgentEvents.Error, (error) => console.error(error));
  agent.on(AgentEvents.Close, () => console.log("closed"));
  const alive = setInterval(() => agent.keepAlive(), 8000);
  const stop = () => {
    clearInterval(alive);
    agent.disconnect();
  };
  return { agent, stop };
}
