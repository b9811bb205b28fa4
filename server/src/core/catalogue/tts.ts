import data from "./data/parameters.json" with { type: "json" };
import { servingPath } from "./model-choice.ts";
import { parameter } from "./parameters.ts";

/** What one encoding of one speak endpoint allows. An absent list means that no source says. */
export interface TtsFormat {
  /** Empty: `container` does not apply. */
  readonly containers?: readonly string[];
  readonly defaultContainer?: string;
  readonly sampleRates?: readonly number[];
  /** `sample_rate` cannot be chosen: `sampleRates` holds the one fixed value. */
  readonly fixedSampleRate?: boolean;
  readonly defaultSampleRate?: number;
  /** Empty: `bit_rate` does not apply. */
  readonly bitRates?: readonly number[];
  readonly bitRateRange?: { readonly min: number; readonly max: number };
  readonly defaultBitRate?: number;
}

const matrix = data.tts as unknown as Readonly<Record<string, Readonly<Record<string, TtsFormat>>>>;

/** The formats of a speak endpoint by encoding, for instance of `rest:/v1/speak`. */
export function ttsFormats(key: string): Readonly<Record<string, TtsFormat>> | undefined {
  return Object.hasOwn(matrix, key) ? matrix[key] : undefined;
}

export function ttsFormat(key: string, encoding: string): TtsFormat | undefined {
  const formats = ttsFormats(key);
  return formats && Object.hasOwn(formats, encoding) ? formats[encoding] : undefined;
}

/** Whether an encoding of speech is spoken into files only: sockets speak bare samples. */
export function isFileEncoding(encoding: string): boolean {
  return ttsFormat("rest:/v1/speak", encoding) !== undefined && ttsFormat("wss:/v1/speak", encoding) === undefined;
}

/** The limits of `speed` for a family of voices (1 is the usual pace); undefined where it has none. */
export function speedLimits(family: string): { readonly lowest: number; readonly highest: number } | undefined {
  const path = servingPath(family);
  const { minimum, maximum } = (path && parameter(`rest:${path}`, "speed")) || {};
  return minimum === undefined || maximum === undefined ? undefined : { lowest: minimum, highest: maximum };
}
