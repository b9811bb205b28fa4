import { DeepgramClient } from "@deepgram/sdk";

const server = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY ?? "" });

/** A route of the server: what goes out is a token of a minute. */
export async function POST(): Promise<Response> {
  const { access_token, expires_in } = await server.auth.v1.tokens.grant({ ttl_seconds: 60 });
  return Response.json({ access_token, expires_in });
}

/** In the browser: the token of the route in place of a key. */
export async function listen(onText: (text: string) => void) {
  const { access_token } = (await (await fetch("/api/token", { method: "POST" })).json()) as { access_token: string };
  const deepgram = new DeepgramClient({ accessToken: access_token });
  const socket = await deepgram.listen.v1.connect({ model: "nova-3" });
  socket.on("message", (message) => {
    if (message.type === "Results") onText(message.channel.alternatives[0]?.transcript ?? "");
  });
  socket.on("error", console.error);
  socket.connect();
  await socket.waitForOpen();
  return socket;
}
