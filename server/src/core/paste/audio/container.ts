import type { AudioHead } from "../../exchange/exchange.ts";
import type { Origin } from "../../exchange/origin.ts";

type Facts = Omit<AudioHead, "origin">;

/** What the first bytes of audio are; undefined for bytes of no known kind. The header of WAV, Ogg, FLAC and MP3 says more. */
export function audioHead(bytes: Uint8Array, origin: Origin): AudioHead | undefined {
  const found = kind(bytes);
  return found && { ...found, origin };
}

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const little = (bytes: Uint8Array, at: number, length: number) => {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
};

function kind(bytes: Uint8Array): Facts | undefined {
  const four = ascii(bytes, 0, 4);
  if (four === "RIFF" && (bytes.length < 12 || ascii(bytes, 8, 4) === "WAVE")) return wav(bytes);
  if (four === "OggS") return ogg(bytes);
  if (four === "fLaC") return flac(bytes);
  if (four === "FORM") return { container: "aiff" };
  if (four === "#!AM") return { container: "amr", encoding: ascii(bytes, 5, 3) === "-WB" ? "amr-wb" : "amr-nb" };
  if (four.startsWith("ID3")) return { container: "mp3" };
  if (ascii(bytes, 4, 4) === "ftyp") return { container: "mp4" };
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 0x1a && b === 0x45 && c === 0xdf) return { container: "webm" };
  if (a === 0xff && (b & 0xf6) === 0xf0) return { container: "adts", encoding: "aac" };
  if (a === 0xff && (b & 0xe6) === 0xe2) return mp3(bytes);
  return undefined;
}

const codecs: Record<number, string> = { 3: "float32", 6: "alaw", 7: "mulaw" };

function wav(bytes: Uint8Array): Facts {
  // Other chunks (JUNK, bext) may stand before the format.
  let at = 12;
  while (at + 16 <= bytes.length && ascii(bytes, at, 4) !== "fmt ") at += 8 + little(bytes, at + 4, 4);
  if (at + 16 > bytes.length) return { container: "wav" };
  let format = little(bytes, at + 8, 2);
  const bits = little(bytes, at + 22, 2);
  if (format === 0xfffe && bytes.length >= at + 34) format = little(bytes, at + 32, 2);
  const encoding = format === 1 && bits > 0 ? `linear${bits}` : codecs[format];
  return {
    container: "wav",
    ...(encoding ? { encoding } : {}),
    sampleRate: little(bytes, at + 12, 4),
    channels: little(bytes, at + 10, 2),
  };
}

function ogg(bytes: Uint8Array): Facts {
  const page = 27 + (bytes[26] ?? 1);
  if (ascii(bytes, page, 8) === "OpusHead") {
    const channels = bytes[page + 9];
    // Opus itself always runs at 48 kHz; what the header names is where the audio came from.
    return { container: "ogg", encoding: "opus", ...(channels ? { channels } : {}) };
  }
  if (ascii(bytes, page + 1, 6) === "vorbis") return { container: "ogg", encoding: "vorbis" };
  if (ascii(bytes, page, 5) === "Speex") return { container: "ogg", encoding: "speex" };
  return { container: "ogg" };
}

function flac(bytes: Uint8Array): Facts {
  if (bytes.length < 22) return { container: "flac", encoding: "flac" };
  const rate = (bytes[18]! << 12) | (bytes[19]! << 4) | (bytes[20]! >> 4);
  return { container: "flac", encoding: "flac", sampleRate: rate, channels: ((bytes[20]! >> 1) & 7) + 1 };
}

const rates = [44100, 48000, 32000];

function mp3(bytes: Uint8Array): Facts {
  const version = (bytes[1]! >> 3) & 3;
  const base = rates[((bytes[2] ?? 0xff) >> 2) & 3];
  const sampleRate = base && (version === 3 ? base : version === 2 ? base / 2 : base / 4);
  const channels = bytes.length > 3 ? (bytes[3]! >> 6 === 3 ? 1 : 2) : undefined;
  return {
    container: "mp3",
    encoding: "mp3",
    ...(sampleRate ? { sampleRate } : {}),
    ...(channels ? { channels } : {}),
  };
}

/** The first bytes of base64 text; undefined when it is none. */
export function base64Head(text: string): Uint8Array | undefined {
  const head = text
    .slice(0, 400)
    .replace(/[^A-Za-z0-9+/_-]/g, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  try {
    return Uint8Array.from(atob(head.slice(0, head.length - (head.length % 4))), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The first bytes of hex text, with whatever stands between its digits. */
export function hexHead(text: string): Uint8Array {
  const digits = text.slice(0, 600).match(/[0-9a-fA-F]{2}/g) ?? [];
  return Uint8Array.from(digits.slice(0, 160), (pair) => Number.parseInt(pair, 16));
}
