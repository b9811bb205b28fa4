import { fixedRate, relation } from "../../catalogue/index.ts";
import { absent } from "../../exchange/facts.ts";
import { sendsContainer } from "../audio-format/shared/container.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { additionEdit, parameterValues } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

export const missingSampleRate = rule({
  id: "param-missing-sample-rate",
  group: "params",
  title: "encoding without sample_rate",
  severity: "error",
  why: "Raw audio says nothing of itself: with encoding alone Deepgram cannot know how fast the samples are to be read.",
  advice: "Add sample_rate with the true rate of the audio.",
  exceptions: "Nothing is said where the audio is provably a container: there encoding itself is the mistake.",
  docs: ["https://developers.deepgram.com/docs/sample-rate", "https://developers.deepgram.com/docs/encoding"],
  shows: {
    needs: [/sample.?rate|\brate\b|encoding/i],
    signs: [
      /\b(?:no|without(?: an?y?| the)?|not set|forgot|missing|only)\b ?(?:\w+ ){0,3}(?:sample[ _-]?rate|encoding only)/i,
    ],
    unless: [/\bsample_?rate ?[=:] ?\d/i],
    told: [
      "encoding linear16 without rate is refused",
      "do I need sample_rate with encoding",
      "connect fails when I set encoding but no sample rate",
      "raw stream is rejected at once, I named the encoding only",
    ],
    answers: { statuses: [400], closes: [1008, 1011], errors: ["data-0000-stt", "net-0000-stt"], silent: true },
    by: "deepgram",
    settle: "Look up the sample rate of the audio source and name it.",
    claims: false,
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (facts?.key !== "wss:/v1/listen" && facts?.key !== "wss:/v2/listen") return;
    const encodings = parameterValues(call, "encoding");
    const [encoding] = encodings ?? [];
    if (!encodings || !encoding || !absent(call.query, "sample_rate") || sendsContainer(call)) return;
    const certain = (relation("encoding-needs-sample-rate")?.lint ?? "").split(";")[0]!;
    const raw = encodings.every((each) => certain.includes(each.text));
    if (!raw && encodings.some((each) => !/^[a-z][a-z0-9-]+$/.test(each.text))) return;
    const title = (rate: string) => `Add sample_rate=${rate}`;
    const fixed = fixedRate(encoding.text)?.toString();
    const rates = fixed ? [fixed] : /^(?:mu|a)law$/.test(encoding.text) ? ["8000"] : ["16000", "48000"];
    const additions = rates.flatMap((rate): Fix[] => {
      const edit = additionEdit(call.query, "sample_rate", rate, rate);
      const safe = encodings.length === 1 && fixed === rate;
      const assumes = safe ? {} : { assumes: `sample_rate: ${rate} is assumed, take the true rate of the audio` };
      return edit ? [{ title: title(rate), safe, edits: [edit], ...assumes }] : [];
    });
    report({
      message: `encoding=${encoding.text} needs a sample_rate`,
      at: encoding.origin,
      severity: raw ? "error" : "warning",
      fixes: additions,
    });
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&" + rest, ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
  },
});
