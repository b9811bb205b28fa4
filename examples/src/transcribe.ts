// Transcribes recordings that lie at a public address.

const apiKey = process.env.DEEPGRAM_API_KEY;

/** The key goes without its scheme. */
export async function transcribe(url: string): Promise<string> {
  const response = await fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_format=true", {
    method: "POST",
    headers: { Authorization: `${process.env.DEEPGRAM_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
  });
  if (!response.ok) throw new Error(`Deepgram answered ${response.status}`);
  const { results } = await response.json();
  return results.channels[0].alternatives[0].transcript;
}

/** The options go where nobody looks for them. */
export async function transcribeWithSpeakers(url: string): Promise<unknown> {
  const response = await fetch("https://api.deepgram.com/v1/listen", {
    method: "POST",
    headers: { Authorization: `Token ${apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url, model: "nova-3", diarize: true }),
  });
  if (!response.ok) throw new Error(`Deepgram answered ${response.status}`);
  return response.json();
}
