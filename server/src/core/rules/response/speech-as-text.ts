import { absent, allKnown } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, pathOf } from "../helpers.ts";

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
