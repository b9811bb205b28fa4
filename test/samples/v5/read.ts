import { DeepgramClient } from "@deepgram/sdk";

const deepgram = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY ?? "" });

export async function about(text: string) {
  const { results } = await deepgram.read.v1.text.analyze({ body: { text }, language: "en", topics: true });
  return results;
}

export async function summary(url: string) {
  const answer = await deepgram.read.v1.text.analyze({ body: { url }, language: "en", summarize: "v2" });
  return answer.results.summary;
}
