import { audioHead, base64Head, hexHead } from "../audio/container.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

/** Base64 that begins like audio: RIFF, ID3, OggS, EBML, fLaC, FORM, `#!AMR`, a frame of MP3, `ftyp`. */
const base64 =
  /(?=UklGR|SUQz|T2dnUw|GkXfo|ZkxhQw|Rk9STQ|IyFBTVI|\/\/[usv7]|AAAA)(?<![A-Za-z0-9+/=])(?:UklGR|SUQz|T2dnUw|GkXfo|ZkxhQw|Rk9STQ|IyFBTVI|\/\/[usv7]|AAAA[A-Za-z0-9+/]{2}Z0eX)[A-Za-z0-9+/]{20,800}/g;
/** The same as hex, in groups of any size, as `xxd`, `hexdump` and Node's buffers print it. */
const hex =
  /(?<![0-9a-fA-F])(?:52 ?49 ?46 ?46|49 ?44 ?33|4f ?67 ?67 ?53|1a ?45 ?df ?a3|66 ?4c ?61 ?43|(?:[0-9a-f]{2} ?){4}66 ?74 ?79 ?70|ff ?f[ab3])(?:[ ,:]{0,2}(?:0x)?[0-9a-f]{2}){4,200}/gi;
/** The digits of which some stand in every match of `hex`: most texts hold none. */
const hexMagic =
  /52 ?49 ?46 ?46|49 ?44 ?33|4f ?67 ?67 ?53|1a ?45 ?df ?a3|66 ?4c ?61 ?43|66 ?74 ?79 ?70|ff ?f[ab3][ ,:]{0,2}(?:0x)?[0-9a-f]{2}/i;
/** Python's bytes: the magic word in clear, the rest escaped. */
const bytes = /b["']((?:RIFF|OggS|fLaC|ID3)(?:\\x[0-9a-f]{2}|[ -~]){2,400})/gi;

/** Lines of `xxd` and `hexdump -C`: an offset, pairs of digits, the same as text. */
const dump = /^[0-9a-f]{6,8}:? {1,2}((?:[0-9a-f]{2,4} {1,2}){4,16}).*(?:\n[0-9a-f]{6,8}:? {1,2}.*){0,16}/gim;

const most = 20;

/** Audio in a text, by its first bytes. */
export function blobsIn(source: Source): Item[] {
  const items: Item[] = [];
  const add = (start: number, end: number, head: Uint8Array | undefined) => {
    const origin = { text: source.name, start, end };
    const audio = head && items.length < most ? audioHead(head, origin) : undefined;
    if (audio) items.push({ kind: "audio", audio, at: origin, words: `${audio.container} audio` });
  };
  for (const match of source.text.matchAll(base64))
    add(match.index, match.index + match[0].length, base64Head(match[0]));
  for (const match of source.text.matchAll(dump)) {
    const digits = match[0].replace(/^[0-9a-f]{6,8}:? {1,2}((?:[0-9a-f]{2,4} {1,2}){1,16}).*$/gim, "$1");
    add(match.index, match.index + match[0].length, hexHead(digits));
  }
  for (const match of hexMagic.test(source.text) ? source.text.matchAll(hex) : []) {
    if (items.some((item) => item.at.start <= match.index && match.index < item.at.end)) continue;
    const inside = /\.{3}| {2}[ -~]{4,}/.exec(match[0])?.index ?? match[0].length;
    add(match.index, match.index + match[0].length, hexHead(match[0].slice(0, inside)));
  }
  for (const match of source.text.matchAll(bytes)) {
    const raw = match[1]!.replace(/\\x([0-9a-f]{2})|\\([nrt0])/gi, (_, code: string | undefined, short: string) =>
      String.fromCharCode(code ? Number.parseInt(code, 16) : ({ n: 10, r: 13, t: 9 }[short] ?? 0)),
    );
    add(
      match.index,
      match.index + match[0].length,
      Uint8Array.from(raw, (c) => c.charCodeAt(0) & 255),
    );
  }
  return items;
}
