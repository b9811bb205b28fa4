import { type AnalyzeSchema, CallbackUrl, createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");
const options: AnalyzeSchema = { language: "en", topics: true, sentiment: true, intents: true };

export async function about(text: string) {
  const { result, error } = await deepgram.read.analyzeText({ text }, options);
  if (error) throw error;
  return result.results;
}

export async function summary(url: string) {
  const answer = await deepgram.read.analyzeUrl({ url }, { ...options, summarize: true });
  if (answer.error !== null) {
    console.error(answer.error.message);
    return undefined;
  }
  return answer.result.results.summary;
}

export async function later(text: string, callback: string): Promise<string> {
  const { result, error } = await deepgram.read.analyzeTextCallback({ text }, new CallbackUrl(callback), options);
  if (error) throw error;
  return result.request_id;
}

export async function laterFrom(url: string, callback: string): Promise<string | undefined> {
  const answer = await deepgram.read.analyzeUrlCallback({ url }, new CallbackUrl(callback), {
    language: "en",
    topics: true,
  });
  return answer.result?.request_id;
}

export async function mood(text: string): Promise<string> {
  const { result, error } = await deepgram.read.analyzeText({ text }, { language: "en", sentiment: true });
  if (error) throw error;
  return `${result.metadata.request_id}: ${result.results.sentiments?.average.sentiment ?? "unknown"}`;
}
