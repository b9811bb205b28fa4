const key = "0123456789abcdef".repeat(3).slice(0, 40);
const json = { "Content-Type": "application/json" };
const good = { Authorization: `Token ${key}`, ...json };
const body = JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" });

/** A request that is right, and twelve that are not. */
export const requests: readonly { rule?: string; path: string; method?: string; headers: object; body?: string }[] = [
  { path: "/v1/listen?model=nova-3&smart_format=true", headers: good, body },
  { rule: "auth-missing-scheme", path: "/v1/listen?model=nova-3", headers: { Authorization: key, ...json }, body },
  {
    rule: "auth-wrong-scheme-bearer-key",
    path: "/v1/listen?model=nova-3",
    headers: { Authorization: `Bearer ${key}`, ...json },
    body,
  },
  { rule: "auth-missing-header", path: "/v1/listen?model=nova-3", headers: json, body },
  { rule: "auth-wrong-header-name", path: "/v1/listen?model=nova-3", headers: { "X-Api-Key": key, ...json }, body },
  { rule: "endpoint-wrong-path", path: "/v1/transcribe?model=nova-3", headers: good, body },
  { rule: "endpoint-flux-on-v1", path: "/v1/listen?model=flux-general-en", headers: good, body },
  { rule: "model-wrong-product", path: "/v1/listen?model=aura-2-thalia-en", headers: good, body },
  { rule: "param-keywords-on-nova3", path: "/v1/listen?model=nova-3&keywords=Deepgram", headers: good, body },
  { rule: "param-bool-case", path: "/v1/listen?model=nova-3&diarize=True", headers: good, body },
  {
    rule: "payload-missing-json-content-type",
    path: "/v1/listen?model=nova-3",
    headers: { ...good, "Content-Type": "text/plain" },
    body,
  },
  { rule: "payload-empty-text", path: "/v1/speak?model=aura-2-thalia-en", headers: good, body: '{"text":""}' },
  { rule: "param-missing-feature", path: "/v1/read?language=en", headers: good, body: '{"text":"A story."}' },
];

const token = { Authorization: `Token ${key}` };
const raw = "encoding=linear16&sample_rate=16000";

/** The same for sockets; the runtime's own class sends the key as a subprotocol. */
export const sockets: readonly {
  rule?: string;
  path: string;
  headers?: object;
  protocols?: readonly string[];
  messages?: readonly string[];
}[] = [
  { path: `/v1/listen?model=nova-3&${raw}`, headers: token, messages: ["audio", '{"type":"CloseStream"}'] },
  { rule: "auth-missing-scheme", path: `/v1/listen?model=nova-3&${raw}`, headers: { Authorization: key } },
  {
    rule: "auth-wrong-scheme-bearer-key",
    path: `/v1/listen?model=nova-3&${raw}`,
    headers: { Authorization: `Bearer ${key}` },
  },
  { rule: "auth-missing-header", path: `/v1/listen?model=nova-3&${raw}`, headers: {} },
  { rule: "endpoint-wrong-path", path: `/v1/stream?model=nova-3&${raw}`, headers: token },
  { rule: "endpoint-flux-on-v1", path: `/v1/listen?model=flux-general-en&${raw}`, headers: token },
  { rule: "endpoint-nova-on-v2", path: `/v2/listen?model=nova-3&${raw}`, headers: token },
  { rule: "param-keywords-on-nova3", path: `/v1/listen?model=nova-3&keywords=Deepgram&${raw}`, headers: token },
  { rule: "param-bool-case", path: `/v1/listen?model=nova-3&punctuate=True&${raw}`, headers: token },
  { rule: "model-wrong-product", path: `/v1/listen?model=aura-2-thalia-en&${raw}`, headers: token },
  {
    rule: "ws-keepalive-on-flux",
    path: `/v2/listen?model=flux-general-en&${raw}`,
    headers: token,
    messages: ["audio", '{"type":"KeepAlive"}'],
  },
  { rule: "ws-agent-no-settings", path: "/v1/agent/converse", headers: token, messages: ["audio"] },
  { rule: "ws-wrong-message-type", path: "/v1/agent/converse", headers: token, messages: ['{"type":"Setting"}'] },
];

export const ownSockets = sockets
  .filter(({ headers }) => headers === token)
  .map(({ headers: _, ...rest }) => ({ ...rest, protocols: ["token", key] }));

const right = { model: "nova-3", smart_format: true };

/** What an SDK can be given wrong. */
export const ofSdk: readonly { rule?: string; key: string; options: object }[] = [
  { key, options: right },
  { rule: "endpoint-flux-on-v1", key, options: { model: "flux-general-en" } },
  { rule: "model-wrong-product", key, options: { model: "aura-2-thalia-en" } },
  { rule: "param-keywords-on-nova3", key, options: { ...right, keywords: ["Deepgram"] } },
  { rule: "param-bool-case", key, options: { ...right, diarize: "True" } },
];
