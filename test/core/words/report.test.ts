import assert from "node:assert/strict";
import { test } from "node:test";
import { type Report, reportOf } from "../../../server/src/core/words/report.ts";

const texts: Readonly<Record<Report, readonly string[]>> = {
  failure: [
    "The socket dies while the caller thinks about an answer.",
    "All good on staging, but production throws since the release.",
    "There is no error at all and the transcript stays empty.",
    "It works with the old key. The new one is refused. Is that a matter of the region?",
    "403 on each upload, does the plan matter?",
    "Why would it hang up on my users?",
    "No model given, I expected the newest one to be taken?",
    "Since Monday a ReadTimeoutError with files over an hour.",
    "Not one word comes back, although the sound is fine.",
    "is deepgram down right now?",
  ],
  well: [
    "Blank results come between two sentences, just want to be sure that it's normal.",
    "Every result arrives twice, one for each channel. Is this intended?",
    "The server ends the stream after an hour. The docs mention this, so we open a new one.",
    "We get the final text and it closes normally with 1000. Must I do something else?",
    "The numbers are written as digits, which is right. Can dates be left as words?",
    "Everything works fine, no problems so far. Only asking.",
  ],
  question: [
    "Which audio formats does the live socket take?",
    "Does the plan for startups include the agent?",
    "Could a key be shared by two services?",
  ],
  statement: ["We transcribe town halls with nova-3.", "I read the guide on streaming yesterday."],
};

for (const [report, all] of Object.entries(texts))
  for (const text of all) test(`${report}: ${text}`, () => assert.equal(reportOf(text), report));
