import { createServer } from "node:http";
import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";

const server = createClient(process.env.DEEPGRAM_API_KEY ?? "");

export const tokens = createServer(async (_request, response) => {
  const { result, error } = await server.auth.grantToken({ ttl_seconds: 60 });
  if (error) {
    response.writeHead(502).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ access_token: result.access_token, expires_in: result.expires_in }));
});

/** In the browser: a token of the server above in place of a key. */
export async function listen(onText: (text: string) => void) {
  const { access_token } = (await (await fetch("/api/deepgram-token")).json()) as { access_token: string };
  const deepgram = createClient({ accessToken: access_token });
  const connection = deepgram.listen.live({ model: "nova-3", interim_results: true });
  connection.on(LiveTranscriptionEvents.Error, console.error);
  connection.on(LiveTranscriptionEvents.Transcript, ({ channel, is_final }) => {
    if (is_final) onText(channel.alternatives[0].transcript);
  });
  return connection;
}
