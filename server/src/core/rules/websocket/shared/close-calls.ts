import type { Exchange } from "../../../exchange/exchange.ts";
import { type Fix, replace } from "../../../exchange/origin.ts";

const plain = '{"type":"CloseStream"}';
const escaped = String.raw`{\"type\":\"CloseStream\"}`;
const reason = String.raw`(?:\d{4}\s*(?:,\s*(?:"[^"\n]*"|'[^'\n]*'|null)\s*)?)?`;

/** How a socket is closed in the code of several languages, and how CloseStream is sent in its place. The first that fits the paste is taken. */
const writers: readonly { readonly when?: RegExp; readonly call: RegExp; readonly send: (socket: string) => string }[] =
  [
    {
      call: /\b(\w+)\.CloseAsync\([^()\n]{0,120}\)/,
      send: (socket) =>
        `${socket}.SendAsync(Encoding.UTF8.GetBytes("${escaped}"), WebSocketMessageType.Text, true, CancellationToken.None)`,
    },
    {
      call: /\b(\w+)\.cancel\(with: \.\w+, reason: \w+\)/,
      send: (socket) => `${socket}.send(.string("${escaped}")) { _ in }`,
    },
    { call: /\b([\w.]+\.sink)\.close\([^()\n]{0,80}\)/, send: (socket) => `${socket}.add('${plain}')` },
    {
      when: /\bfunc \w*\(|:=|\bgorilla\b/,
      call: /\b(\w+)\.Close\(\)/,
      send: (socket) => `${socket}.WriteMessage(websocket.TextMessage, []byte(\`${plain}\`))`,
    },
    {
      when: /\bfn \w+|tungstenite/,
      call: /\b(\w+)\.close\((?:None)?\)/,
      send: (socket) => `${socket}.send(Message::Text(r#"${plain}"#.into()))`,
    },
    {
      when: /\b(?:async )?def \w+\(|\bimport (?:websockets?|asyncio)\b|\bpython\b/i,
      call: /\b((?:self\.)?\w+)\.close\(\)/,
      send: (socket) => `${socket}.send('${plain}')`,
    },
    {
      when: /\bfun \w+\(|\bkotlin\b|\bokhttp|\bpublic (?:\w+ )?void\b|@Override|\bjava\b/i,
      call: new RegExp(String.raw`\b(\w+)\??\.close\(\s*${reason}\)`),
      send: (socket) => `${socket}.send("${escaped}")`,
    },
    {
      when: /\b(?:const|let|function|await|=>)|\bjavascript\b|\bnode\b|\bws\b/i,
      call: new RegExp(
        String.raw`\b((?:this\.)?(?:\w*(?:ws|socket|conn\w*|dg\w*|deepgram)))\.close\(\s*${reason}\)`,
        "i",
      ),
      send: (socket) => `${socket}.send(JSON.stringify({ type: "CloseStream" }))`,
    },
  ];

/** Sends CloseStream where the code of a paste closes the socket itself: Deepgram then closes it. */
export function closeStreamInstead({ lines = [], call }: Exchange): Fix | undefined {
  // Where the code is followed, its own check speaks of it.
  if (call?.closes?.[0]) return undefined;
  const all = lines.slice(0, 200);
  const text = all.map((line) => line.text).join("\n");
  for (const { when, call: shape, send } of writers) {
    if (when && !when.test(text)) continue;
    for (const line of all) {
      const match = /^\s*(?:\/\/|#)/.test(line.text) ? null : shape.exec(line.text);
      if (!match) continue;
      const start = line.origin.start + match.index;
      const edit = replace({ ...line.origin, start, end: start + match[0].length }, send(match[1]!));
      return { title: "Send CloseStream, and leave the close to Deepgram", safe: false, edits: [edit] };
    }
  }
  return undefined;
}
