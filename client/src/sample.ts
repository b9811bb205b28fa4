/** Each call holds one mistake. */
export const sample = `// Three calls to Deepgram, each with a mistake. Put the cursor on one and press Ctrl+. (Cmd+. on a Mac).
const key = process.env.DEEPGRAM_API_KEY;

const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", key]);

const answer = await fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_format=True", {
  method: "POST",
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "audio/wav" },
  body: audio,
});

const speech = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: key, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "Hello" }),
});
`;
