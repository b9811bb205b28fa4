/** Calls that are right once they are written out, as people type them from the first character on. */
export const rightCalls: readonly string[] = [
  `const response = await fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_format=true", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" },
  body: audio,
});
`,
  `const socket = new WebSocket(
  "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
  ["token", key],
);
`,
  `const flux = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000", ["token", key]);
`,
  `import WebSocket from "ws";
const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&interim_results=true&utterance_end_ms=1000", {
  headers: { Authorization: \`Token \${key}\` },
});
`,
  `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&container=wav", {
  method: "POST",
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "Hello" }),
});
`,
  `const url = new URL("https://api.deepgram.com/v1/listen");
url.searchParams.set("model", "nova-3");
url.searchParams.set("language", "multi");
url.searchParams.set("punctuate", "true");
`,
  `const params = new URLSearchParams({ model: "nova-3", language: "en-US", punctuate: "true" });
await fetch(\`https://api.deepgram.com/v1/listen?\${params}\`, {
  method: "POST",
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});
`,
  `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
const answer = await client.listen.v1.media.transcribeUrl({ url: "https://dpgr.am/spacewalk.wav", model: "nova-3" });
`,
  `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", key]);
agent.onopen = () => {
  agent.send(JSON.stringify({ type: "Settings", audio: { input: { encoding: "linear16", sample_rate: 16000 } }, agent: {} }));
};
`,
  `await fetch("https://api.deepgram.com/v1/auth/grant", {
  method: "POST",
  headers: { Authorization: \`Token \${key}\` },
});
`,
  `const projects = await fetch("https://api.deepgram.com/v1/projects", {
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` },
});
`,
  `await fetch("https://api.deepgram.com/v1/read?language=en&summarize=true", {
  method: "POST",
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: article }),
});
`,
  `const speak = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=24000", ["token", key]);
speak.onopen = () => {
  speak.send(JSON.stringify({ type: "Speak", text: "Hello" }));
  speak.send(JSON.stringify({ type: "Flush" }));
};
`,
  `import axios from "axios";
await axios.post("https://api.deepgram.com/v1/listen?model=nova-3", audio, {
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "audio/mpeg" },
});
`,
  `const german = await fetch("https://api.deepgram.com/v1/listen?model=nova-2&language=de&numerals=true", {
  method: "POST",
  headers: { Authorization: \`Bearer \${token}\`, "Content-Type": "audio/ogg" },
  body: recording,
});
`,
  `const keyterms = new URLSearchParams([["model", "nova-3"], ["keyterm", "Deepgram"], ["keyterm", "Nova"]]);
const terms = new WebSocket(\`wss://api.deepgram.com/v1/listen?\${keyterms}\`, ["bearer", token]);
`,
  `import got from "got";
const body = await got.post("https://api.deepgram.com/v1/listen?model=nova-3&paragraphs=true", {
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "audio/wav" },
  body: audio,
}).json();
`,
  `const raw = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000&channels=1", ["token", key]);
raw.onmessage = ({ data }) => console.log(JSON.parse(data).channel?.alternatives[0].transcript);
`,
  `const usage = await fetch(\`https://api.deepgram.com/v1/projects/\${project}/usage\`, {
  headers: { Authorization: \`Token \${key}\` },
});
`,
  `const redacted = "https://api.deepgram.com/v1/listen?model=nova-3&redact=pci&redact=ssn&utterances=true";
await fetch(redacted, {
  method: "POST",
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "audio/flac" },
  body: audio,
});
`,
];
