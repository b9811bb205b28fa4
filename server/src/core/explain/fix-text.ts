import type { Weighed } from "./weigh.ts";

/** What to do, in words; where no call was pasted, with a right one to copy. */
export function fixText({ rule, findings, evidence, exchange }: Weighed): string {
  const [finding] = findings;
  const text = finding?.advice ?? evidence.find((each) => each.for && each.advice)?.advice ?? rule.advice;
  const example = exchange.call ? undefined : sample(rule.id);
  return example ? `${text} For example: \`${example}\`` : text;
}

const key = '-H "Authorization: Token $DEEPGRAM_API_KEY"';
const listen = `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" ${key}`;

/** A right call of the kind that got the answer, in one line. */
const samples: readonly (readonly [RegExp, string])[] = [
  [
    /^auth-(?:missing|wrong-scheme-bearer|wrong-header|invalid|key-)/,
    `${listen} -H "Content-Type: audio/wav" --data-binary @audio.wav`,
  ],
  [
    /^auth-(?:wrong-scheme-token-jwt|jwt-expired)/,
    'new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", accessToken])',
  ],
  [
    /^auth-browser-header|^cors-/,
    'new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", accessToken])',
  ],
  [
    /^endpoint-flux-on-v1|^model-flux/,
    "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
  ],
  [/^endpoint-nova-on-v2/, "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000"],
  [/^param-keywords-on-nova3/, "https://api.deepgram.com/v1/listen?model=nova-3&keyterm=Deepgram"],
  [
    /^payload-(?:missing-json|invalid-json|wrong-field)|^url-/,
    `${listen} -H "Content-Type: application/json" -d '{"url":"https://dpgr.am/spacewalk.wav"}'`,
  ],
  [
    /^payload-(?:multipart|base64|corrupt|empty-audio|incomplete)/,
    `${listen} -H "Content-Type: audio/wav" --data-binary @audio.wav`,
  ],
  [/^ws-(?:no-audio|keepalive)/, 'ws.send(JSON.stringify({ type: "KeepAlive" }))'],
  [/^ws-wrong-message-type/, '{"type":"Speak","text":"Hello."}'],
];

function sample(id: string): string | undefined {
  return samples.find(([shape]) => shape.test(id))?.[1];
}
