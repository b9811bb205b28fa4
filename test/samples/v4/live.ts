import {
  createClient,
  type ListenLiveClient,
  type LiveSchema,
  type LiveTranscriptionEvent,
  LiveTranscriptionEvents,
} from "@deepgram/sdk";

const KEEP_ALIVE_MS = 4000;
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const schema: LiveSchema = {
  model: "nova-3",
  language: "en-US",
  encoding: "linear16",
  sample_rate: 16000,
  channels: 1,
  interim_results: true,
  utterance_end_ms: 1000,
  vad_events: true,
  endpointing: 300,
};

export class Captions {
  private connection: ListenLiveClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sentence: string[] = [];

  constructor(private readonly onSentence: (text: string) => void) {}

  async start(): Promise<void> {
    this.connection = deepgram.listen.live(schema);
    this.connection.on(LiveTranscriptionEvents.Open, () => {
      this.timer = setInterval(() => this.connection?.keepAlive(), KEEP_ALIVE_MS);
    });
    this.connection.on(LiveTranscriptionEvents.Transcript, (data: LiveTranscriptionEvent) => this.heard(data));
    this.connection.on(LiveTranscriptionEvents.UtteranceEnd, () => this.say());
    this.connection.on(LiveTranscriptionEvents.SpeechStarted, (data) => console.log(data.timestamp));
    this.connection.on(LiveTranscriptionEvents.Metadata, (data) => console.log(data.request_id));
    this.connection.on(LiveTranscriptionEvents.Error, (error) => console.error(error));
    this.connection.on(LiveTranscriptionEvents.Close, () => clearInterval(this.timer));
  }

  private heard({ channel, is_final, speech_final }: LiveTranscriptionEvent): void {
    const text = channel.alternatives[0]?.transcript;
    if (is_final && text) this.sentence.push(text);
    if (speech_final) this.say();
  }

  private say(): void {
    if (this.sentence.length > 0) this.onSentence(this.sentence.join(" "));
    this.sentence = [];
  }

  write(chunk: ArrayBuffer): void {
    if (this.connection?.isConnected()) this.connection.send(chunk);
  }

  pause(): void {
    this.connection?.finalize();
  }

  end(): void {
    this.connection?.requestClose();
  }
}
