import { known } from "../../exchange/facts.ts";
import { outcome } from "../../observe/outcome.ts";
import { symptom } from "../../observe/says.ts";
import { rule } from "../define.ts";
import { additionEdit, atDeepgram, fixes, goesTo, parameters, parameterValues } from "../shared/helpers.ts";

const raw = /^(?:linear16|mulaw|alaw)$/;

export const playbackClicks = rule({
  id: "audio-playback-clicks",
  group: "audio-format",
  title: "A header is played as a click",
  severity: "information",
  why: "Without container=none, /v1/speak puts a WAV header before raw samples; where each answer is played or passed on as samples, the header is heard as a click.",
  advice: "Set container=none, and give the player bare samples.",
  exceptions: "In code only telephone audio is reported: a file that is saved needs its header.",
  docs: [
    "https://developers.deepgram.com/docs/tts-container",
    "https://developers.deepgram.com/docs/tts-media-output-settings",
  ],
  shows: {
    needs: [/click|pop|tick|crackl|noise|glitch|beep/i],
    signs: [/\b(?:clicks?|clicking|pops?|ticks?|crackl\w*)\b|\b44 (?:odd |extra )?bytes/i],
    told: [
      "there is a click or pop at the start of every spoken sentence",
      "caller hears a tick before each tts chunk",
      "crackle between audio pieces of text to speech",
      "short noise at the beginning of each audio from deepgram on the phone line",
    ],
    symptoms: ["clicks"],
    answers: { silent: true },
    by: "client",
    settle: "Look at the first four bytes of a chunk: 'RIFF' means that it begins with a header.",
    diagnose(exchange, evidence) {
      const { product } = outcome(exchange);
      const said = symptom(exchange, "clicks");
      const { call } = exchange;
      if (!said || (product !== undefined && !/^(?:speak|agent)/.test(product))) return;
      const encoding = call && parameterValues(call, "encoding")?.[0];
      const container = call && parameterValues(call, "container")?.[0];
      // A socket sends no header, and neither does container=none.
      if (call?.transport === "ws" || container?.text === "none") return;
      if (call && encoding && !raw.test(encoding.text)) return;
      evidence({
        text: `It is said: '${said.text}'`,
        at: said.origin,
        for: true,
        weight: product ? "strong" : "supporting",
        explains: "Each answer begins with a WAV header, and a player of raw samples plays it as a click.",
      });
      if (call && encoding)
        evidence({
          text: container
            ? `container=${container.text} puts a header first`
            : "Without container, a WAV header comes first",
          at: (container ?? encoding).origin,
          for: true,
          weight: "strong",
        });
    },
  },
  check(call, report) {
    if (!goesTo(call, "http", "/v1/speak") || !atDeepgram(call) || call.via === "wrapper" || !call.query.complete)
      return;
    const encoding = parameterValues(call, "encoding");
    const [first] = encoding ?? [];
    // Telephone audio is hardly ever kept as a file.
    if (!first || !encoding!.every(({ text }) => /^(?:mulaw|alaw)$/.test(text))) return;
    if (parameters(call, "container").length > 0 || known(parameters(call, "sample_rate")[0]?.value)?.text !== "8000")
      return;
    const edit = additionEdit(call.query, "container", "none");
    report({
      message: `${first.text} comes in a WAV file, whose header is a click on a phone line`,
      at: first.origin,
      fixes: fixes(edit && { title: "Add container=none", safe: false, edits: [edit] }),
    });
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000&container=none", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=24000" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"text":"Hello"}'`,
        response: "There is a click at the start of every chunk of audio that I play.",
      },
    ],
  },
});
