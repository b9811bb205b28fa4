import { isDistinct } from "../../catalogue/general-errors.ts";
import { rule } from "../define.ts";
import { goesTo } from "../helpers.ts";
import { mentions } from "../observe/says.ts";
import { seenErrors } from "../observe/seen.ts";

/** What a JSON parser quotes of the beginning of audio. */
const quoted =
  /(?:Unexpected token|is not valid JSON|Unexpected (?:identifier|character)|JSON\.parse|JSONDecodeError|invalid character)[^\n]{0,120}?["'\u201c]?(RIFF|ID3|OggS|fLaC|\ufffd|\u00ff[\u00fb\u00f3\u00f1]|[\ufffd\u0080-\u009f]{2})/;
const parsing = /(?:Unexpected token|is not valid JSON|Unexpected end of JSON input|JSONDecodeError|not valid JSON)/;

export const audioAsJson = rule({
  id: "response-audio-as-json",
  group: "response",
  title: "Speech read as JSON",
  severity: "error",
  why: "The answer of text to speech is audio, and so are the binary frames of speaking sockets: a JSON parser fails at the first byte.",
  advice: "Read the answer with arrayBuffer(), blob() or as a stream, and parse only text frames.",
  exceptions: "An answer that is an error is JSON: where the status is no 200, json() is right.",
  docs: ["https://developers.deepgram.com/docs/text-to-speech"],
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
    evidence({
      text: bytes
        ? `What the parser quotes is the beginning of audio: '${bytes.match[1]}'`
        : "The answer of speech is parsed as JSON",
      at,
      for: true,
      weight: bytes || speaks ? "decisive" : "strong",
      explains: "The call worked: what came is audio, and the program parses it as JSON.",
    });
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: `const res = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&container=wav", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });
const data = await res.json();`,
        response: `SyntaxError: Unexpected token 'R', "RIFF$"... is not valid JSON`,
      },
    ],
  },
});
