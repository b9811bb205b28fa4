/** Right calls in one line, for answers to pastes that hold no call. */
const listen =
  'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY"';

export const uploadSample = `${listen} -H "Content-Type: audio/wav" --data-binary @audio.wav`;
export const remoteSample = `${listen} -H "Content-Type: application/json" -d '{"url":"https://dpgr.am/spacewalk.wav"}'`;
export const browserSample = 'new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", accessToken])';
export const fluxSample = "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000";
export const novaSocketSample = "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000";
export const keytermSample = "https://api.deepgram.com/v1/listen?model=nova-3&keyterm=Deepgram";
export const keepAliveSample = 'ws.send(JSON.stringify({ type: "KeepAlive" }))';
export const speakSample = '{"type":"Speak","text":"Hello."}';
