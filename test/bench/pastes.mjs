/** Texts of megabytes in which all is well but the last entry: `bytes` is how long the healthy part is at least. */
export const pastes = { curl, har, log, frames };

const iso = (at) => new Date(Date.UTC(2026, 9, 1) + at * 137).toISOString();
const hex = (at, length) => ((at + 7) * 2654435761).toString(16).padStart(length, "3").slice(0, length);
const models = ["nova-3", "nova-2", "nova-3-medical", "nova-2-phonecall"];

/** Repeats an entry until the text is long enough, each a little different. */
function healthy(bytes, entry) {
  const entries = [];
  for (let length = 0, at = 0; length < bytes; at++) {
    const text = entry(at);
    entries.push(text);
    length += text.length + 1;
  }
  return entries;
}

function curl(bytes) {
  const line = (query, at) =>
    `curl -X POST "https://api.deepgram.com/v1/listen?${query}" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @calls/${at}.wav`;
  const lines = healthy(bytes, (at) => line(`model=${models[at % 4]}&smart_format=true&tag=call-${at}`, at));
  return `${[...lines, line("model=nova-3&smartformat=true", "last")].join("\n")}\n`;
}

function log(bytes) {
  const lines = healthy(bytes, (at) =>
    [
      `${iso(at)} INFO  [req-${hex(at, 8)}] POST https://api.deepgram.com/v1/listen?model=${models[at % 4]}&smart_format=true 200 ${80 + (at % 900)}ms`,
      `${iso(at)} DEBUG [worker-${at % 8}] queue depth ${at % 31}, ${at % 5} in flight`,
      `${iso(at)} INFO  [session ${hex(at, 8)}] websocket connected wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000 status=101`,
    ].join("\n"),
  );
  const last = `${iso(lines.length)} ERROR [req-last] POST https://api.deepgram.com/v1/listen?model=nova-33&smart_format=true 400 {"err_code":"Bad Request","err_msg":"Bad Request: No such model/language/tier combination found."}`;
  return `${[...lines, last].join("\n")}\n`;
}

function frames(bytes) {
  const words = ["so", "the", "next", "train", "leaves", "at", "nine", "today"];
  const result = (at) => ({
    type: "Results",
    channel_index: [0, 1],
    duration: 1.5,
    start: at * 1.5,
    is_final: at % 3 === 0,
    speech_final: at % 6 === 0,
    channel: {
      alternatives: [
        {
          transcript: words.join(" "),
          confidence: 0.97,
          words: words.map((word, nth) => ({
            word,
            start: at * 1.5 + nth / 10,
            end: at * 1.5 + nth / 10 + 0.08,
            confidence: 0.98,
          })),
        },
      ],
    },
    from_finalize: false,
  });
  const lines = healthy(bytes, (at) =>
    [`${iso(at)} -> binary 8192 bytes`, `${iso(at)} <- ${JSON.stringify(result(at))}`].join("\n"),
  );
  return [
    `${iso(0)} connecting to wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000`,
    ...lines,
    `${iso(lines.length)} -> {"type":"KeepAlve"}`,
    `${iso(lines.length + 90)} close 1011 NET-0001: Deepgram did not receive audio data or a text message within the timeout window.`,
    "",
  ].join("\n");
}

function har(bytes) {
  const entry = (query, status, text, at) => ({
    startedDateTime: iso(at),
    time: 412.5 + (at % 90),
    request: {
      method: "POST",
      url: `https://api.deepgram.com/v1/listen?${query}`,
      httpVersion: "HTTP/2",
      cookies: [],
      headers: [
        { name: "authorization", value: "Token REDACTED" },
        { name: "content-type", value: "application/json" },
      ],
      queryString: query.split("&").map((each) => ({ name: each.split("=")[0], value: each.split("=")[1] })),
      postData: { mimeType: "application/json", text: `{"url":"https://example.com/calls/${at}.wav"}` },
      headersSize: -1,
      bodySize: 44,
    },
    response: {
      status,
      statusText: status === 200 ? "OK" : "Bad Request",
      httpVersion: "HTTP/2",
      cookies: [],
      headers: [
        { name: "content-type", value: "application/json" },
        { name: "dg-request-id", value: `${hex(at, 8)}-0000-4000-8000-000000000000` },
      ],
      content: { size: text.length, mimeType: "application/json", text },
      redirectURL: "",
      headersSize: -1,
      bodySize: text.length,
    },
    cache: {},
    timings: { send: 1, wait: 380, receive: 31 },
  });
  const good = (at) =>
    entry(
      `model=${models[at % 4]}&smart_format=true`,
      200,
      JSON.stringify({
        metadata: { request_id: `${hex(at, 8)}-0000-4000-8000-000000000000`, duration: 12.5, channels: 1 },
        results: { channels: [{ alternatives: [{ transcript: `call number ${at} went well`, confidence: 0.98 }] }] },
      }),
      at,
    );
  const entries = healthy(bytes, (at) => JSON.stringify(good(at)));
  const refused = '{"err_code":"Bad Request","err_msg":"Bad Request: No such model/language/tier combination found."}';
  entries.push(JSON.stringify(entry("model=nova-33&smart_format=true", 400, refused, entries.length)));
  return `{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"pages":[],"entries":[${entries.join(",\n")}]}}\n`;
}
