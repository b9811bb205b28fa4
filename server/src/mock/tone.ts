/** Samples of a tone of 440 Hz, 16 bits, one channel: what the mock says instead of speech. */
export function tone(milliseconds: number, sampleRate: number): Buffer {
  const samples = Buffer.alloc(2 * Math.round((milliseconds * sampleRate) / 1000));
  for (let at = 0; at < samples.length / 2; at++)
    samples.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / sampleRate)), 2 * at);
  return samples;
}

/** The same as a WAV file. */
export function toneFile(milliseconds: number, sampleRate: number): Buffer {
  const data = tone(milliseconds, sampleRate);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(2 * sampleRate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
