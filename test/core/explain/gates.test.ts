import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { gatesOf } from "../../../server/src/core/explain/gates.ts";
import { readPaste } from "../../../server/src/core/paste/index.ts";
import "../../helpers/typescript.ts";

/** The gates of the first call of a request, one letter each: Pass, Fail, Unknown. */
function lamps(request: string): string {
  const { exchanges } = readPaste({ request, response: "" }, lowerPasted);
  const call = exchanges.find((each) => each.call)?.call;
  assert.ok(call);
  return gatesOf(call)
    .map(({ name, state }) => `${name} ${state}`)
    .join(", ");
}

const token = '-H "Authorization: Token $DEEPGRAM_API_KEY"';

test("a right request passes what is known; audio that is not seen stays unknown", () =>
  assert.equal(
    lamps(`curl "https://api.deepgram.com/v1/listen?model=nova-3&language=en" ${token} --data-binary @a.wav`),
    "scheme pass, path pass, model pass, parameters pass, body unknown",
  ));

test("each mistake stops at its own gate", () => {
  const url = "https://api.deepgram.com/v1/listen?model=nova-3";
  const body = `-H "Content-Type: application/json" -d '{"url":"https://example.com/a.wav"}'`;
  assert.match(
    lamps(`curl "${url}" -H "Authorization: $DEEPGRAM_API_KEY" ${body}`),
    /^scheme fail, path pass, model pass/,
  );
  assert.match(
    lamps(`curl "https://api.deepgram.com/v1/lissten?model=nova-3" ${token} ${body}`),
    /scheme pass, path fail/,
  );
  assert.match(lamps(`curl "${url.replace("nova-3", "nova3")}" ${token} ${body}`), /path pass, model fail/);
  assert.match(lamps(`curl "${url}&smart_format=True" ${token} ${body}`), /parameters fail, body pass/);
});

test("a model, a parameter or a key that is not known is never green", () => {
  assert.match(
    lamps(`curl "https://api.deepgram.com/v1/listen?model=$MODEL" ${token}`),
    /model unknown, parameters unknown/,
  );
  assert.match(lamps('curl "https://api.deepgram.com/v1/listen?model=nova-3" -H "$AUTH"'), /^scheme (?:unknown|fail)/);
  assert.match(
    lamps('new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key])'),
    /^scheme pass, path pass, model pass, parameters pass, message unknown$/,
  );
});
