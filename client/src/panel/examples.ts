/** A paste to learn from. None holds a credential. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly request: string;
  readonly response: string;
}

export const examples: readonly Example[] = [
  {
    id: "flux-on-v1",
    title: "Flux is refused with 400",
    detail: "A WebSocket and the answer to it",
    request: [
      'wscat -c "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000" \\',
      '  -H "Authorization: Token $DEEPGRAM_API_KEY"',
    ].join("\n"),
    response: [
      "HTTP/1.1 400 Bad Request",
      "content-type: application/json",
      "",
      "{",
      '  "err_code": "V2_MODEL_ON_V1_LISTEN_ENDPOINT",',
      '  "err_msg": "Flux models are not supported on the `/v1/listen` endpoint."',
      "}",
    ].join("\n"),
  },
  {
    id: "missing-scheme",
    title: "A good key gets a 401",
    detail: "A fetch call and the answer to it",
    request: [
      'await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {',
      '  method: "POST",',
      "  headers: {",
      "    Authorization: process.env.DEEPGRAM_API_KEY,",
      '    "Content-Type": "audio/wav",',
      "  },",
      "  body: audio,",
      "});",
    ].join("\n"),
    response: ["HTTP/1.1 401 Unauthorized", "", '{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}'].join(
      "\n",
    ),
  },
  {
    id: "keepalive-1011",
    title: "The socket closes with 1011",
    detail: "A log with a NET-0001 close",
    request: "",
    response: [
      "10:41:02.118 open wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
      '10:41:05.120 > {"type":"KeepAlive"}',
      '10:41:08.121 > {"type":"KeepAlive"}',
      "10:41:12.204 close code=1011 reason=Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001",
    ].join("\n"),
  },
  {
    id: "options-in-body",
    title: "Options seem to be ignored",
    detail: "A request that succeeds without diarization",
    request: [
      "curl -X POST https://api.deepgram.com/v1/listen \\",
      '  -H "Authorization: Token $DEEPGRAM_API_KEY" \\',
      '  -H "Content-Type: application/json" \\',
      `  -d '{"url":"https://example.com/call.wav","model":"nova-3","diarize":true}'`,
    ].join("\n"),
    response: "It answers 200, but there are no speakers in the result.",
  },
  {
    id: "browser-1006",
    title: "A browser socket closes with 1006",
    detail: "Code and a console line",
    request: [
      'const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", {',
      "  headers: { Authorization: `Token ${key}` },",
      "});",
    ].join("\n"),
    response:
      "WebSocket connection to 'wss://api.deepgram.com/v1/listen?model=nova-3' failed: \nCloseEvent {code: 1006, reason: ''}",
  },
];
