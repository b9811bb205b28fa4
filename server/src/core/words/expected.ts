import type { Told } from "./index.ts";

/** Behaviour that is right and that people wonder about: what they say, and the answer in a headline and a sentence. */
export interface Expected extends Told {
  readonly headline: string;
  readonly why: string;
}

export const expected: readonly Expected[] = [
  {
    id: "expected-interim",
    headline: "Interim results change until is_final is true: this is normal",
    why: "Each interim result replaces the one before; keep only those with is_final: true.",
    told: [
      "words in the live captions change while the person is still speaking, is that normal",
      "interim results are rewritten and corrected a moment later",
      "partial transcript is different from the final one",
      "same start time comes again and again with longer text",
    ],
  },
  {
    id: "expected-empty-interim",
    headline: "Results without words during silence are normal",
    why: "While nobody speaks Deepgram goes on answering, with an empty transcript.",
    told: [
      "I get results with an empty transcript between sentences, while nobody speaks",
      "blank results arrive during pauses, words come when I talk",
      "some messages have an empty text, others are fine",
    ],
  },
  {
    id: "expected-speech-final",
    headline: "is_final and speech_final mean different things: both answers are right",
    why: "is_final ends a stretch of audio, speech_final a pause in speech; Finalize is marked by from_finalize.",
    told: [
      "is_final is true but speech_final is false, why",
      "several final results come before speech_final",
      "finalize gives from_finalize and no speech_final",
      "speech_final stays false after finalize",
    ],
  },
  {
    id: "expected-close",
    headline: "A close with 1000 after CloseStream is the regular end",
    why: "Deepgram sends the last results and Metadata, and then closes by itself.",
    told: [
      "after I send close stream a metadata message comes and the socket closes with 1000, is this an error",
      "socket closes with code 1000 when I am finished",
      "metadata arrives at the end of the stream",
    ],
  },
  {
    id: "expected-confidence",
    headline: "Confidence below 1 and small differences between runs are normal",
    why: "Confidence is an estimate for each word, and models are updated.",
    told: [
      "confidence is 0.9 and not 1, is that ok",
      "confidence score differs a little from word to word",
      "the transcript of the same file differs slightly between two runs",
    ],
  },
  {
    id: "expected-welcome",
    headline: "Welcome and SettingsApplied are the agent's regular greeting",
    why: "Welcome comes first, SettingsApplied after your Settings; then audio may be sent.",
    told: [
      "agent sends welcome and then settings applied, what do I do with them",
      "history and conversation text messages arrive from the agent, is that expected",
    ],
  },
  {
    id: "expected-quiet-keepalive",
    headline: "KeepAlive has no answer: silence after it is normal",
    why: "The message only holds the connection open.",
    told: [
      "there is no reply to my keepalive message but the connection stays open",
      "keepalive gets no answer from the server",
    ],
  },
  {
    id: "expected-raw-bytes",
    headline: "Binary messages from the speak socket are the audio itself",
    why: "Text messages such as Metadata and Flushed come between them.",
    told: [
      "I receive binary frames and json messages mixed from the tts socket, is this right",
      "flushed message after each sentence of speech",
    ],
  },
];
