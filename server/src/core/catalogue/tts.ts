import data from "./data/parameters.json" with { type: "json" };

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
