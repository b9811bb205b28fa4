/** Extensions of files whose header says what they hold. */
const containers = ["wav", "mp3", "webm", "ogg", "oga", "m4a", "mp4", "flac", "aac", "mov", "mkv"];
const containerExtension = new RegExp(`\\.(${containers.join("|")})$`, "i");
/** Further media and texts that people send from disk. */
const mediaExtension = new RegExp(`\\.(?:${containers.join("|")}|opus|amr|aiff?|wma|txt)$`, "i");
const containerType = /^(?:audio|video)\/(?:x-)?(wav|wave|vnd\.wave|mp3|mpeg|webm|ogg|mp4|m4a|flac|aac)\b/i;

/** Extensions of bare samples, with the values of `encoding` that the extension settles. */
const raw: readonly (readonly [RegExp, readonly string[] | undefined])[] = [
  [/\.(?:pcm|raw|s16le)$/i, undefined],
  [/\.(?:ulaw|mulaw|ul)$/i, ["mulaw"]],
  [/\.(?:alaw|al)$/i, ["alaw"]],
];

/** `webm` of `talk.webm`; undefined for what is no container. */
export function containerOfPath(path: string): string | undefined {
  return containerExtension.exec(path)?.[1]?.toLowerCase();
}

/** `wav` of `audio/x-wav`; undefined for types of raw audio and others. */
export function containerOfType(type: string): string | undefined {
  return containerType.exec(type)?.[1]?.toLowerCase();
}

export function isMediaPath(path: string): boolean {
  return mediaExtension.test(path);
}

/** What the extension of bare samples says; undefined for other files. */
export function rawOfPath(path: string): { readonly encodings?: readonly string[] } | undefined {
  const found = raw.find(([extension]) => extension.test(path));
  return found && (found[1] ? { encodings: found[1] } : {});
}

/** Encodings whose one rate is part of their definition, in hertz (docs: sample-rate). */
const rates: Readonly<Record<string, number>> = { "amr-nb": 8000, "amr-wb": 16000 };

export function fixedRate(encoding: string): number | undefined {
  return Object.hasOwn(rates, encoding) ? rates[encoding] : undefined;
}

/** What Twilio's media streams carry (docs: Twilio and Deepgram STT). */
export const twilioAudio = { encoding: "mulaw", rate: 8000 } as const;
