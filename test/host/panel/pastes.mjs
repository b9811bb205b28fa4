/** What people paste, with keys made at run time: none is written down. */
const key = "0123456789abcdef".repeat(3).slice(0, 40);

export const flux = {
  request: [
    'wscat -c "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000" \\',
    `  -H "Authorization: Token ${key}"`,
  ].join("\n"),
  response: [
    "HTTP/1.1 400 Bad Request",
    "content-type: application/json",
    "",
    '{"err_code":"V2_MODEL_ON_V1_LISTEN_ENDPOINT","err_msg":"Flux models are not supported on the /v1/listen endpoint.","request_id":"00000000-0000-0000-0000-000000000000"}',
  ].join("\n"),
};

export const missingScheme = {
  request: [
    'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" \\',
    `  -H "Authorization: ${key}" \\`,
    '  -H "Content-Type: audio/wav" \\',
    "  --data-binary @call.wav",
  ].join("\n"),
  response: 'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}',
};

/** The same socket where Flux is served, written another way. */
export const working = `curl -i "https://api.deepgram.com/v2/listen?sample_rate=16000&encoding=linear16&model=flux-general-en" -H "authorization: Token ${key}"`;

/** Twelve characters of the key that nothing may show. */
export const keyPart = key.slice(4, 16);
