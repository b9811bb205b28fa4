import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeText } from "../../../server/src/core/text/decode.ts";

const log =
  '14:02:11 Fehler: Verbindung geschlossen – code=1011, „NET-0001“, zurück für Übersee\n{"err_code":"INVALID_AUTH"}\n';

const wide = (text: string, big: boolean, mark: boolean) => {
  const units = [...(mark ? "\ufeff" : ""), ...text].flatMap((char) => {
    const code = char.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return new Uint8Array(units);
};

for (const big of [true, false])
  for (const mark of [true, false])
    test(`UTF-16 ${big ? "BE" : "LE"} ${mark ? "with" : "without"} a mark`, () =>
      assert.equal(decodeText(wide(log, big, mark)), log));

test("UTF-8 with and without a mark, and with a character that was cut off", () => {
  const bytes = new TextEncoder().encode(log);
  assert.equal(decodeText(bytes), log);
  assert.equal(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])), log);
  const cut = decodeText(new Uint8Array([...bytes, 0xe2, 0x80]));
  assert.equal(cut?.slice(0, log.length), log);
});

test("Windows-1252", () => {
  const bytes = new Uint8Array([0x93, ...Buffer.from("zurück: 401 Unauthorized é", "latin1"), 0x94]);
  assert.equal(decodeText(bytes), "“zurück: 401 Unauthorized é”");
});

test("a text that holds replacement characters already", () =>
  assert.equal(decodeText(new TextEncoder().encode("\ufffd\ufffd 401 from wss")), "\ufffd\ufffd 401 from wss"));

test("a stray control character leaves a text a text", () =>
  assert.equal(decodeText(new TextEncoder().encode(`${log}\u0000\u001b[31m${log}`)), `${log}\u0000\u001b[31m${log}`));

test("audio is no text", () => {
  const wave = [...Buffer.from("RIFF"), 0x24, 8, 0, 0, ...Buffer.from("WAVEfmt "), 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3e];
  const samples = Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256);
  assert.equal(decodeText(new Uint8Array([...wave, ...samples])), undefined);
});

test("no bytes are an empty text", () => assert.equal(decodeText(new Uint8Array()), ""));
