import assert from "node:assert/strict";
import { test } from "node:test";
import "../../helpers/typescript.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { pastes } from "../../bench/pastes.mjs";

const url = "https://api.deepgram.com/v1/listen?model=nova-3";
const explained = (text: string) => explain({ request: "", response: text }, lowerPasted);

test("of more calls than are judged, the one that failed is", () => {
  const right = `curl -X POST "${url}" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @a.wav\n`;
  const wrong = `${right.replace("Token ", "")}HTTP/1.1 401 Unauthorized\n`;
  const { verdict, causes } = explained(right.repeat(2100) + wrong);
  assert.deepEqual([verdict, causes[0]?.id], ["cause-found", "auth-missing-scheme"]);
});

test("the ids, indices and durations of a log are no statuses, however many there are", () => {
  const line = (n: number) => `2026-11-20T10:00:11.123Z INFO worker[${n}] connected stream id=${n} took ${n}ms\n`;
  const failed = `2026-11-20T11:00:00Z ERROR POST ${url} 400 {"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Failed to deserialize query parameters"}\n`;
  const numbers = [401, 403, 429, 1006];
  const { headline, causes } = explained(numbers.map(line).join("") + failed);
  const shorter = explained(line(7) + failed);
  assert.deepEqual([headline, causes.map(({ id }) => id)], [shorter.headline, shorter.causes.map(({ id }) => id)]);
});

for (const [name, paste] of Object.entries(pastes))
  test(`the one mistake is the answer whether little or a megabyte stands before it: ${name}`, () => {
    const told = (text: string) => {
      const { verdict, headline, causes } = explained(text);
      return [verdict, headline, causes.map(({ id }) => id)];
    };
    assert.deepEqual(told(paste(1_000_000)), told(paste(3000)));
  });

test("a mistake amid a megabyte of calls that went well is the answer, and what follows it is its own", () => {
  const fine = (n: number) =>
    `curl "${url}&tag=job-${n}" -H "Authorization: Token $KEY" --data-binary @clips/${n}.wav\n`;
  const much = (from: number) => Array.from({ length: 3000 }, (_, n) => fine(from + n)).join("");
  const wrong = [
    `curl "${url}" -H "Authorization: $KEY" --data-binary @clips/x.wav\nHTTP/1.1 401 Unauthorized\n`,
    `curl "${url}&punctuat=true" -H "Authorization: Token $KEY" --data-binary @clips/x.wav\n`,
    `curl "https://api.deepgram.com/v1/listn?model=nova-3" -H "Authorization: Token $KEY" --data-binary @clips/x.wav\n`,
  ];
  for (const each of wrong) {
    const alone = explained(each);
    const amid = explained(much(0) + each + much(3000));
    assert.deepEqual(
      [amid.verdict, amid.headline, amid.causes[0]?.id],
      [alone.verdict, alone.headline, alone.causes[0]?.id],
    );
  }
});

test("of lines alike the last is read where what follows may be its answer", () => {
  const line = (n: number) => `${n % 60} INFO starting request ${n}: curl ${url}\n`;
  const calls = Array.from(
    { length: 200 },
    (_, n) => `curl "${url}" -H "Authorization: Token $KEY" --data-binary @${n}.wav\n`,
  ).join("");
  const { verdict, causes } = explained(`${line(1)}${calls}HTTP/1.1 413 Payload Too Large\n`);
  assert.deepEqual([verdict, causes[0]?.id], ["cause-found", "payload-too-large"]);
});

test("a log in which one call failed says so of that call, and of no other one of its address", () => {
  const ok = `10:00:01 POST ${url}&language=en 200 94ms\n`;
  const failed = `10:00:02 POST ${url}&language=xx 400 {"err_code":"Bad Request","err_msg":"Bad Request: No such model/language/tier combination found."}\n`;
  const { causes } = explained(ok + failed + ok);
  const [first] = causes;
  assert.match(JSON.stringify(first), /xx/);
});
