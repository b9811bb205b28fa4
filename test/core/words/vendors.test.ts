import assert from "node:assert/strict";
import { test } from "node:test";
import { failsElsewhere } from "../../../server/src/core/words/vendors.ts";

const elsewhere = [
  "Elasticsearch rejects the document when I index the transcript. What Deepgram returned looks fine.",
  "prettier complains about deepgram-client.ts, the build is red.",
  "Mistral answers 422 to the summary prompt. The words come from Deepgram, on time.",
  "Our nginx gives 413 on /recordings, node is never reached.",
  "PayPal declined the card for the minutes that people buy in our captions app.",
];
const deepgrams = [
  "We run behind nginx, and Deepgram closes the socket with 1011.",
  "The job sits in RabbitMQ for an hour, then Deepgram says that it cannot fetch the link, 403.",
  "Voice agent with Claude: FAILED_TO_THINK after the first sentence.",
  "Redis holds the key. Deepgram says 401 with it.",
];

for (const text of elsewhere) test(`elsewhere: ${text}`, () => assert.notEqual(failsElsewhere(text), undefined));
for (const text of deepgrams) test(`Deepgram's: ${text}`, () => assert.equal(failsElsewhere(text), undefined));
