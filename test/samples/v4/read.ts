import { type AnalyzeSchema, createClient } from "@deepgram/sdk";

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
