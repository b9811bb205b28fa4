import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { CallbackUrl, createClient, type DeepgramError, type SyncPrerecordedResponse } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");
const options = { model: "nova-3", smart_format: true, utterances: true, keyterm: ["Deepgram", "transcript"] };

function resultOf(answer: { result: SyncPrerecordedResponse | null; error: DeepgramError | null }) {
  if (answer.error || !answer.result) throw answer.error ?? new Error("no result");
  return answer.result;
}

export async function fromUrl(url: string): Promise<string> {
  const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url }, options);
  if (error) throw error;
  return result.results.channels[0]?.alternatives[0]?.transcript ?? "";
}

export async function fromStream(path: string): Promise<string[]> {
  const answer = await deepgram.listen.prerecorded.transcribeFile(createReadStream(path), options);
  return resultOf(answer).results.utterances?.map(({ speaker, transcript }) => `${speaker}: ${transcript}`) ?? [];
}

export async function fromBuffer(path: string) {
  const audio = await readFile(path);
  const { result, error } = await deepgram.listen.prerecorded.transcribeFile(audio, {
    ...options,
    detect_language: true,
    paragraphs: true,
  });
  if (error) return { language: undefined, text: "", seconds: 0 };
  const [channel] = result.results.channels;
  return {
    language: channel?.detected_language,
    text: channel?.alternatives[0]?.paragraphs?.transcript ?? "",
    seconds: result.metadata.duration,
  };
}

export async function later(url: string, callback: string): Promise<string> {
  const { result, error } = await deepgram.listen.prerecorded.transcribeUrlCallback(
    { url },
    new CallbackUrl(callback),
    { model: "nova-2-phonecall", multichannel: true },
  );
  if (error) throw error;
  return result.request_id;
}

export async function laterFrom(path: string, callback: string): Promise<string | undefined> {
  const { result } = await deepgram.listen.prerecorded.transcribeFileCallback(
    await readFile(path),
    new CallbackUrl(callback),
    { model: "nova-3", language: "de" },
  );
  return result?.request_id;
}
