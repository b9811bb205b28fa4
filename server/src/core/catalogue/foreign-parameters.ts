/**
 * Names that people bring along from other vendors, older SDKs or the response's fields, by endpoint family: Deepgram never had
 * them as query parameters. Found in public code (2026); the reason is what a reader wants to know instead.
 */
const listen: Readonly<Record<string, string>> = {
  min_speakers: "The number of speakers cannot be set: the diarizer finds it by itself.",
  max_speakers: "The number of speakers cannot be set: the diarizer finds it by itself.",
  num_speakers: "The number of speakers cannot be set: the diarizer finds it by itself.",
  speaker_count: "The number of speakers cannot be set: the diarizer finds it by itself.",
  mimetype: "The type of the audio goes into the Content-Type header; it was an argument of SDK versions 1 and 2.",
  mime_type: "The type of the audio goes into the Content-Type header.",
  content_type: "The type of the audio goes into the Content-Type header.",
  words: "Every result has its words; there is nothing to switch on.",
  timestamps: "Every word of a result has its start and end; there is nothing to switch on.",
  word_timestamps: "Every word of a result has its start and end; there is nothing to switch on.",
  languages: "One language goes into language; for several, language=multi or detect_language.",
};

const speak: Readonly<Record<string, string>> = {
  streaming: "Audio always arrives as a stream; there is nothing to switch on.",
  stream: "Audio always arrives as a stream; there is nothing to switch on.",
  language: "The voice decides the language: its name ends in it, as in aura-2-thalia-en.",
  pitch: "Voices have no pitch control.",
  response_format: "The format is chosen by encoding and container.",
  output_format: "The format is chosen by encoding and container.",
};

/** Why a name does nothing on an endpoint (`rest:/v1/listen`); undefined for names of which nothing is known. */
export function foreignParameter(key: string, name: string): string | undefined {
  const names = key.endsWith("/listen") ? listen : key.endsWith("/speak") ? speak : {};
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
