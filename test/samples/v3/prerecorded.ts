import { createReadStream, readFileSync } from "node:fs";
import { CallbackUrl, createClient, DeepgramClient, type PrerecordedSchema } from "@deepgram/sdk";

const fromEnvironment = createClient();
const client: DeepgramClient = new DeepgramClient({ key: process.env.DEEPGRAM_API_KEY ?? "" });

const defaults: PrerecordedSchema = { model: "nova-2", smart_format: true, language: "en" };

export async function text(source: string, more: PrerecordedSchema = {}): Promise<string> {
  const { result, error } = await fromEnvironment.listen.prerecorded.transcribeUrl(
    { url: source },
    { ...defaults, ...more },
  );
  if (error) throw new Error(error.message);
  return result.results.channels.map(({ alternatives }) => alternatives[0]?.transcript ?? "").join("\n");
}

export async function keywords(path: string) {
  const { result, error } = await client.listen.prerecorded.transcribeFile(createReadStream(path), {
    ...defaults,
    keywords: ["Deepgram:2", "snuffleupagus:1.5"],
    diarize_model: "latest",
    redact: "pci",
  });
  if (error) throw error;
  const [first] = result.results.channels;
  return first?.alternatives[0]?.words.filter(({ confidence }) => confidence > 0.9).map(({ word }) => word) ?? [];
}

export async function summary(path: string): Promise<string | undefined> {
  const response = await client.listen.prerecorded.transcribeFile(readFileSync(path), {
    model: "nova-3",
    summarize: "v2",
    topics: true,
  });
  if (response.error) return undefined;
  return response.result.results.summary?.short;
}

export async function later(path: string, url: string): Promise<string> {
  const callback = new URL("https://example.com/transcripts");
  const { result, error } = await client.listen.prerecorded.transcribeFileCallback(
    createReadStream(path),
    new CallbackUrl(callback),
    { model: "nova-2", multichannel: true },
  );
  if (error) throw error;
  const second = await client.listen.prerecorded.transcribeUrlCallback({ url }, new CallbackUrl(callback), defaults);
  return second.result?.request_id ?? result.request_id;
}
