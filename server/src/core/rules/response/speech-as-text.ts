import { isDistinct } from "../../catalogue/general-errors.ts";
import type { Call } from "../../exchange/call.ts";
import { absent, allKnown } from "../../exchange/facts.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import { mentions } from "../../observe/says.ts";
import { seenErrors } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { atDeepgram, fixes, goesTo, pathOf } from "../shared/helpers.ts";

/** What a JSON parser quotes of the beginning of audio. */
const quoted =
  /(?:Unexpected token|is not valid JSON|Unexpected (?:identifier|character)|JSON\.parse|JSONDecodeError|invalid character)[^\n]{0,120}?["'\u201c]?(RIFF|ID3|OggS|fLaC|\ufffd|\u00ff[\u00fb\u00f3\u00f1]|[\ufffd\u0080-\u009f]{2})/;
const parsing = /(?:Unexpected token|is not valid JSON|Unexpected end of JSON input|JSONDecodeError|not valid JSON)/;

export const speechAsText = rule({
  id: "response-speech-as-text",
  group: "response",
  title: "Speech read as text",
  severity: "error",
  why: "The answer of text to speech is audio, and so are the binary frames of speaking sockets: a JSON parser fails at the first byte, and what is made text of cannot be played.",
  advice: "Read the answer with arrayBuffer(), blob() or as a stream, and parse only text frames.",
  exceptions:
    "With callback the answer is JSON, and so is one that is an error: where the status is no 200, json() is right. Where an interceptor or default may set axios' responseType nothing is said.",
  docs: ["https://developers.deepgram.com/docs/text-to-speech"],
  shows: {
    needs: [
      /\.text\(|axios|as text|corrupt|broken|larger|question marks|json|bytes|twice|double|play|print|characters|ID3/i,
    ],
    signs: [/\.text\(\)|responseType|as text\b|utf-?8|arraybuffer/i],
    told: [
      "saved mp3 is corrupted and larger than it should be",
      "speech audio file is broken after response.text or axios default",
      "audio downloaded with axios does not play, bytes look like question marks",
      "unexpected token when I parse the speech answer as json",
      "await res.text() of the speech answer written to an mp3, file is twice as big as in curl",
      "printing the tts answer shows weird characters beginning with ID3",
    ],
    answers: { silent: true },
    by: "client",
    settle: "Print the status and the content-type of the answer: 200 and audio/… settle it.",
    rulesOut: [{ id: "payload-invalid-json", why: "the request was accepted: it is the answer that is parsed" }],
    diagnose(exchange, evidence) {
      const { call } = exchange;
      const bytes = mentions(exchange, quoted);
      const speaks =
        call !== undefined &&
        ["/v1/speak", "/v2/speak"].some((path) => goesTo(call, "http", path) || goesTo(call, "ws", path));
      const failed = mentions(exchange, parsing);
      const page = mentions(exchange, /["'\u201c]?<(?:!DOCTYPE|html)|Unexpected token '?</i);
      const told = seenErrors(exchange).some((seen) => isDistinct(seen.error) && seen.error.surface === "http");
      if (page || told || (!bytes && !(speaks && failed))) return;
      const at = (bytes ?? failed)!.at;
      const parsed = call?.result?.taken.find(({ name, failed: refused }) => name === "json" && !refused);
      evidence({
        text: bytes
          ? `What the parser quotes is the beginning of audio: '${bytes.match[1]}'`
          : "The answer of speech is parsed as JSON",
        at,
        for: true,
        weight: bytes || speaks ? "decisive" : "strong",
        explains: "The call worked: what came is audio, and the program parses it as JSON.",
        ...(parsed && speaks ? { fixes: [asBytes(parsed.origin)] } : {}),
      });
    },
  },
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
      because:
        "The answer of text to speech is audio, and axios makes text of an answer unless it is told otherwise: bytes that are no text are lost, and the file cannot be played.",
      advice: 'Give responseType: "arraybuffer" (or "stream").',
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
    pastes: [
      {
        request: `const res = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&container=wav", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });
const data = await res.json();`,
        response: `SyntaxError: Unexpected token 'R', "RIFF$"... is not valid JSON`,
      },
    ],
  },
});

/** `at`: the name of the method that reads the answer. */
const asBytes = (at: Origin): Fix => ({
  title: "Read an ArrayBuffer",
  safe: false,
  edits: [replace(at, "arrayBuffer")],
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
    fixes: [asBytes(wrong.origin)],
  });
}
