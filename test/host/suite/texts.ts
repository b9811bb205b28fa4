/** A socket that asks Flux of /v1/listen, which only /v2/listen serves. */
export const fluxOnV1 = `import WebSocket from "ws";

const headers = { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` };
const url = "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000";
export const live = new WebSocket(url, { headers });
`;

/** The same socket as Deepgram wants it. */
export const fluxOnV2 = fluxOnV1.replace("/v1/listen", "/v2/listen");

/** A request whose header lacks the word Token. */
export const missingScheme = `export function transcribe(audio: Uint8Array<ArrayBuffer>) {
  return fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
    method: "POST",
    headers: { Authorization: process.env.DEEPGRAM_API_KEY ?? "", "Content-Type": "audio/wav" },
    body: audio,
  });
}
`;

/** What a person pastes: a socket with Flux on /v1/listen, and the answer to its handshake. */
export const fluxPaste = `wscat -c "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000" -H "Authorization: Token $DEEPGRAM_API_KEY"

HTTP/1.1 400 Bad Request
content-type: application/json

{"err_code":"V2_MODEL_ON_V1_LISTEN_ENDPOINT","err_msg":"Flux models are not supported on the /v1/listen endpoint."}
`;
