/** The project of the pictures: JavaScript, in which VS Code's own checker underlines nothing. */
export const files = {
  "src/captions.js": `const key = process.env.DEEPGRAM_API_KEY;

/** Captions while somebody speaks. */
export function captions(show) {
  const socket = new WebSocket(
    "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
    ["token", key],
  );
  socket.onmessage = ({ data }) => show(JSON.parse(data));
  return socket;
}
`,
  "src/transcribe.js": `const key = process.env.DEEPGRAM_API_KEY;

/** The text of a recording at a public address. */
export async function transcribe(url) {
  const answer = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
    method: "POST",
    headers: { Authorization: key, "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
  });
  if (!answer.ok) throw new Error(\`Deepgram answered \${answer.status}\`);
  return answer.json();
}
`,
};

export const refusedSocket = {
  request: 'wscat -c "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000"',
  response:
    'HTTP/1.1 400 Bad Request\n\n{"err_code":"V2_MODEL_ON_V1_LISTEN_ENDPOINT","err_msg":"Flux models are not supported on the /v1/listen endpoint."}',
};

export const refusedRequest = `curl "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: $DEEPGRAM_API_KEY" \\
  -H "Content-Type: application/json" -d '{"url":"https://example.com/call.wav"}'

HTTP/1.1 401 Unauthorized

{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}`;
