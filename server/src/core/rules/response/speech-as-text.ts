import type { Call } from "../../exchange/call.ts";
import { absent, allKnown } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, pathOf } from "../helpers.ts";
import type { Report } from "../rule.ts";

export const speechAsText = rule({
  id: "response-speech-as-text",
  group: "response",
  title: "Speech read as text",
  severity: "error",
  why: "The answer of text to speech is audio, and axios makes text of an answer unless it is told otherwise: bytes that are no text are lost, and the file cannot be played.",
  advice: 'Give responseType: "arraybuffer" (or "stream").',
  exceptions: "With callback the answer is JSON. Where an interceptor or default may set responseType nothing is said.",
  docs: ["https://developers.deepgram.com/docs/text-to-speech"],
  answers: { silent: true },
  settle: "Look at the first bytes of the file: those of audio are no text.",
  check(call, report) {
    const { answerAs, method } = call;
    if (call.via === "fetch") return ofFetch(call, report);
    if (!answerAs || !atDeepgram(call) || !/^\/v[12]\/speak$/.test(pathOf(call) ?? "")) return;
    if (!absent(call.query, "callback") || !allKnown(method)?.every(({ text }) => text === "POST")) return;
    const { value, insertion } = answerAs;
    const named = value.kind === "null" ? undefined : allKnown(value);
    if (value.kind !== "null" && !named?.every(({ text }) => text === "json" || text === "text")) return;
    const [only] = named ?? [];
    const edit = insertion
      ? replace(insertion.at, `${insertion.before}responseType: "arraybuffer"${insertion.after}`)
      : only?.exact
        ? replace(only.origin, "arraybuffer")
        : undefined;
    report({
      message: only ? `The audio is asked for as ${only.text}` : "The audio is asked for without responseType",
      at: only?.origin ?? call.head,
      fixes: fixes(edit && { title: "Ask for an arraybuffer", safe: true, edits: [edit] }),
    });
  },
  examples: {
    wrong: [
      {
        code: `import axios from "axios";
await axios.post("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", { text }, { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
    ],
    right: [
      {
        code: `const answer = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });
if (!answer.ok) throw new Error((await answer.json()).err_msg);
play(await answer.arrayBuffer());`,
      },
      {
        code: `import axios from "axios";
await axios.post("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", { text }, { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, responseType: "stream" });`,
      },
      {
        code: `import axios from "axios";
export const speak = (text, config) => axios.post("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", { text }, { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, ...config });`,
      },
    ],
  },
});

/** `json()` or `text()` of an answer that is read in no other way, and not told apart by its headers. */
function ofFetch(call: Call, report: Report): void {
  if (!atDeepgram(call) || !/^\/v[12]\/speak$/.test(pathOf(call) ?? "") || !absent(call.query, "callback")) return;
  const taken = call.result?.taken ?? [];
  if (taken.some(({ name }) => /^(?:arrayBuffer|blob|bytes|body|buffer|headers|clone)$/.test(name))) return;
  const wrong = taken.find(({ name, failed }) => /^(?:json|text)$/.test(name) && !failed);
  if (!wrong) return;
  report({
    message: `The audio is read by ${wrong.name}()`,
    because: "The answer of text to speech is audio: as JSON it does not parse, and as text it cannot be played.",
    advice: "Read it by arrayBuffer(), or take the body as a stream.",
    at: wrong.origin,
  });
}
