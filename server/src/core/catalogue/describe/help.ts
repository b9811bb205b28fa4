/** What each parameter does, in one sentence, in the order in which people need them. */
const sentences: Readonly<Record<string, string>> = {
  model: "Which model transcribes",
  language: "The language that is spoken, or `multi` where the speakers change between several",
  smart_format: "Writes numbers, dates, money, times and addresses as people read them, with punctuation",
  punctuate: "Adds punctuation and capital letters",
  diarize_model: "Tells the speakers apart, and says by which version of the diarizer",
  diarize: "Tells the speakers apart: each word gets the number of its speaker",
  encoding: "How raw audio is coded; audio in a container, such as WAV or Ogg, says it itself",
  sample_rate: "Samples per second of raw audio",
  channels: "How many channels raw audio has",
  interim_results: "Sends what is heard so far while a person is still speaking, marked `is_final: false`",
  endpointing: "How long a pause must be until the words before it are final (`speech_final`); `false` switches it off",
  utterance_end_ms: "Sends `UtteranceEnd` after a gap of this length between two words",
  vad_events: "Sends `SpeechStarted` as soon as somebody begins to speak",
  eot_threshold: "How certain Flux has to be that a turn is over before it says `EndOfTurn`",
  eager_eot_threshold:
    "How certain Flux has to be before it says `EagerEndOfTurn`, so that an answer can be prepared early",
  eot_timeout_ms: "Ends a turn after this silence, however certain Flux is",
  language_hint: "Languages that Flux should expect",
  keyterm: "A name or term that must be heard rightly; one parameter for each",
  keywords: "Makes older models hear a word more, or less, often: `word:intensifier`",
  multichannel: "Transcribes each channel by itself",
  detect_language: "Finds out which language is spoken, from those named or from all",
  numerals: "Writes numbers as digits: `ninety` becomes `90`",
  paragraphs: "Divides the transcript into paragraphs",
  utterances: "Divides the transcript into what was said in one go, with start and end",
  utt_split: "How long a pause must be to divide two utterances",
  filler_words: "Keeps `uh` and `um` in the transcript",
  profanity_filter: "Removes or masks swear words",
  redact: "Replaces what must not be kept, such as card numbers, by its kind",
  replace: "Writes another word in the place of one that is heard: `find:replacement`",
  search: "Finds words by their sound, and says where",
  summarize: "Adds a short summary",
  topics: "Names the topics of each part",
  custom_topic: "A topic of your own to look for; one parameter for each",
  custom_topic_mode: "Whether only your own topics are looked for, or others, too",
  intents: "Says what the speakers want",
  custom_intent: "An intent of your own to look for; one parameter for each",
  custom_intent_mode: "Whether only your own intents are looked for, or others, too",
  sentiment: "Rates each part as positive, neutral or negative",
  detect_entities: "Marks names, places, organisations and the like",
  dictation: "Writes spoken commands, such as `comma`, as punctuation",
  measurements: "Shortens units: `ten kilometers` becomes `10 km`",
  no_delay: "Sends results at once, without waiting for the words that follow",
  callback: "The address that gets the result once it is done; the request itself is answered at once with an id",
  callback_method: "The HTTP method with which the result is delivered",
  tag: "A label under which the request is found in the usage reports",
  extra: "Something of your own that comes back with the answer: `key:value`",
  mip_opt_out: "Keeps the data out of the training of Deepgram's models",
  version: "Which version of the model transcribes",
  alternatives: "How many versions of the transcript are given",
  ttl_seconds: "How many seconds the granted token can be used",
  "speak.model": "Which voice speaks",
  "speak.encoding": "How the audio that comes back is coded",
  "speak.sample_rate": "Samples per second of the audio that comes back",
  "speak.container": "The file format around the audio that comes back; `none` gives bare samples",
  "speak.bit_rate": "Bits per second of compressed audio",
  "speak.speed": "How fast the voice speaks, as a factor",
  "speak.expressivity": "How lively the voice speaks",
  "speak.priority": "Lets the request wait behind others",
};

const order = new Map(Object.keys(sentences).map((name, index) => [name, index]));

const keyOf = (endpoint: string, name: string) =>
  endpoint.includes("/speak") && Object.hasOwn(sentences, `speak.${name}`) ? `speak.${name}` : name;

/** What a parameter of an endpoint (`rest:/v1/listen`) does, without a full stop; undefined where nothing is known. */
export function parameterHelp(endpoint: string, name: string): string | undefined {
  const key = keyOf(endpoint, name);
  return Object.hasOwn(sentences, key) ? sentences[key] : undefined;
}

/** Its place among the others by use, from 0; those without help come last. */
export function placeByUse(endpoint: string, name: string): number {
  return order.get(keyOf(endpoint, name)) ?? order.size;
}

/** Words of notes that are for those who write rules, not for those who write calls. */
const forWriters =
  /\bspec\b|do not report|never an error|sanity range|tolerated in old code|\bSDK v\d|usage API|documentation shows|almost surely|^(?:documented|legacy)\b/i;

/** The parts of a note that a reader can use; empty where none is. */
export function readersNote(note: string): string {
  return note
    .split(/;\s+|(?<=\.)\s+/)
    .filter((part) => !forWriters.test(part))
    .join("; ");
}
