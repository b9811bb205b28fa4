/** Bytes that decide what a text is written in. */
const looked = 65_536;

/**
 * The text of a file: UTF-8, UTF-16 of either byte order with or without a mark, else Windows-1252, as logs of Windows programs
 * are. Undefined for what is no text: audio, archives, programs.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, looked);
  const wide = wideEncoding(head);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (isBinary(head)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    return isMostlyUtf8(text) ? text : windows1252(bytes);
  }
}

/** Letters of most languages have one byte of two in common: zero where they are Latin ones. */
function wideEncoding(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head.length < 8) return undefined;
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]!++;
  });
  const [even = 0, odd = 0] = zeros;
  const pairs = head.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  return even > pairs * 0.4 && odd < pairs * 0.05 ? "utf-16be" : undefined;
}

/** Control characters that no text has: more than a few stray ones. */
function isBinary(head: Uint8Array): boolean {
  const strange = head.filter((byte) => byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b).length;
  return strange > head.length * 0.02 && (strange > 2 || head.length < 64);
}

/** Whether a few bytes that are no UTF-8 stand beside many characters that are made of several. */
function isMostlyUtf8(text: string): boolean {
  return count(text, /\ufffd/g) * 4 < count(text, /[\u0080-\ufffc]/g);
}

const count = (text: string, shape: RegExp) => text.match(shape)?.length ?? 0;

/** The bytes from 0x80 to 0x9f; the others are those of Latin-1, as which some runtimes read these, too. */
const own = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes).replace(/[\u0080-\u009f]/g, (char) => own[char.charCodeAt(0) - 0x80]!);
}
