// What an answer may bring beside its causes, for the example `flux-on-v1`.
export const timeline = {
  length: 12_000,
  marks: [
    { at: 0, kind: "sent", text: "Audio sent · 3,200 bytes · 0.0 s. Audio for Deepgram." },
    { at: 500, kind: "received", text: "Results received · 0.5 s. Words that were heard." },
    { at: 1000, kind: "keepalive", text: "KeepAlive sent · 1.0 s. Keeps the socket open while there is no audio." },
    { at: 12_000, kind: "close", text: "Closed with 1011 · 12.0 s." },
  ],
  gaps: [{ from: 1000, to: 12_000 }],
  words: [
    "In 12.0 s: 1 sent, 1 KeepAlive, 1 received.",
    "Nothing sent from 1.0 s to 12.0 s: 11.0 s.",
    "Closed at 12.0 s with 1011.",
  ],
};

export const working =
  'curl -i "https://api.deepgram.com/v2/listen?tag=a&model=flux-general-en" -H "Authorization: Bearer $TOKEN"';

const at = (text, part) => ({
  text: "paste:request",
  start: text.indexOf(part),
  end: text.indexOf(part) + part.length,
});
const failing = 'wscat -c "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000"';

export const comparison = {
  summary: "The path decides it: it is `/v1/listen` here and `/v2/listen` in the working request.",
  recognised: [{ kind: "curl", at: at(working, "curl") }],
  differences: [
    {
      part: "path",
      name: "path",
      failing: { text: "/v1/listen", at: at(failing, "/v1/listen") },
      working: { text: "/v2/listen", at: at(working, "/v2/listen") },
      matters: "decides",
      why: "Flux model 'flux-general-en' is not served on /v1/listen. Flux models are only served on the /v2/listen socket; /v1/listen does not know them.",
      rule: "endpoint-flux-on-v1",
    },
    {
      part: "message",
      name: "agent.listen.provider.keyterms in Settings",
      failing: { text: "a_rather_long_value_without_a_blank_that_has_to_break_somewhere", at: at(failing, "linear16") },
      matters: "may-matter",
      why: "A 400 can come from this.",
    },
    {
      part: "query",
      name: "tag",
      working: { text: "a", at: at(working, "tag=a") },
      matters: "only-differs",
      why: "Nothing is known to object to either.",
    },
    {
      part: "credential",
      name: "credential",
      failing: { text: "Token <from a variable>", at: at(failing, "16000") },
      working: { text: "Bearer <from a variable>", at: at(working, "Bearer $TOKEN") },
      matters: "only-differs",
      why: "Nothing is known to object to either.",
    },
  ],
  same: [
    "The same: transport, encryption, host, 3 parameters.",
    "The parameters are in another order, which does not matter.",
  ],
  notCompared: ["The keys themselves are masked: whether they are the same cannot be seen here."],
};

export const builtAt = [{ name: "src/stt.ts:41", fix: "Send KeepAlive" }];

export const gates = [
  { name: "scheme", state: "pass" },
  { name: "path", state: "pass" },
  { name: "model", state: "pass" },
  { name: "parameters", state: "fail", message: "Flux does not take 'smart_format'." },
  { name: "message", state: "unknown" },
];
