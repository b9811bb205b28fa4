import { createClient, DeepgramApiError, isDeepgramError } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");

export async function confident(url: string): Promise<string[]> {
  const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url }, { model: "nova-3" });
  if (error) {
    if (error instanceof DeepgramApiError && error.status === 429) return [];
    throw error;
  }
  const words = result.results.channels[0]?.alternatives[0]?.words ?? [];
  return words.filter(({ confidence }) => confidence > 0.9).map((word) => word.punctuated_word ?? word.word);
}

export async function minutes(url: string): Promise<number> {
  try {
    const answer = await deepgram.listen.prerecorded.transcribeUrl({ url }, { model: "nova-3", utterances: true });
    if (answer.error) throw answer.error;
    const { metadata, results } = answer.result;
    for (const { start, end, words } of results.utterances ?? []) console.log(end - start, words.length);
    return metadata.duration / 60;
  } catch (problem) {
    if (isDeepgramError(problem)) console.error(problem.message);
    return 0;
  }
}
