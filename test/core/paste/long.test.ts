import assert from "node:assert/strict";
import { test } from "node:test";
import "../../helpers/typescript.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";

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
