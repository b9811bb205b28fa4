import { createReadStream } from "node:fs";
import { type Deepgram, DeepgramClient, DeepgramError } from "@deepgram/sdk";

const deepgram = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY ?? "" });
const options = { model: "nova-3", smart_format: true, utterances: true, keyterm: ["Deepgram"] };

function spoken(answer: Deepgram.listen.v1.MediaTranscribeResponse): string {
  if (!("results" in answer)) throw new Error(`only accepted as ${answer.request_id}`);
  return answer.results.channels?.[0]?.alternatives?.[0]?.transcript ?? "";
}

export async function fromUrl(url: string): Promise<string> {
  return spoken(await deepgram.listen.v1.media.transcribeUrl({ url, ...options }));
}

export async function fromStream(path: string): Promise<string> {
  try {
    const answer = await deepgram.listen.v1.media.transcribeFile(createReadStream(path), options, { maxRetries: 1 });
    return spoken(answer);
  } catch (error) {
    if (error instanceof DeepgramError) console.error(error.statusCode, error.body);
    throw error;
  }
}

export async function fromUpload(upload: File): Promise<string[]> {
  const answer = await deepgram.listen.v1.media.transcribeFile(upload, { ...options, diarize_model: "latest" });
  if (!("results" in answer)) return [];
  return answer.results.utterances?.map(({ speaker, transcript }) => `${speaker}: ${transcript}`) ?? [];
}
