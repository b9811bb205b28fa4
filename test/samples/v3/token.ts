import { createServer } from "node:http";
import { createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");

export const tokens = createServer(async (_request, response) => {
  const { result, error } = await deepgram.auth.grantToken();
  if (error) {
    response.writeHead(502).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ token: result.access_token, expires: result.expires_in }));
});

/** In the browser: version 3 takes no token, so the socket is the browser's own. */
export async function listen(onText: (text: string) => void): Promise<WebSocket> {
  const { token } = (await (await fetch("/token")).json()) as { token: string };
  const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&interim_results=true", ["bearer", token]);
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "Results" && message.is_final) onText(message.channel.alternatives[0].transcript);
  };
  return socket;
}
