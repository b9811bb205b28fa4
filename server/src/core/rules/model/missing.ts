import { defaultModel, firstModel, parameter, relation } from "../../catalogue/index.ts";
import { absent, member } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { additionEdit, atDeepgram, endpointKey, fixes, pathOf } from "../shared/helpers.ts";

export const missing = rule({
  id: "model-missing",
  group: "model",
  title: "No model named",
  severity: "information",
  why: "Without a model /v1/listen uses base-general, the oldest one; the paths of version 2 refuse a request without a model.",
  advice: "Name a model, such as nova-3.",
  exceptions:
    "Speaking without a model uses a default voice and is left alone, and so are old tier and version parameters.",
  docs: ["https://developers.deepgram.com/docs/model"],
  shows: {
    needs: [/model|quality|accuracy|playground|demo|worse|poor|website/i],
    unless: [/\bmodel ?[=:] ?['"]?\w/i],
    told: [
      "transcripts are much worse over the api than in the playground",
      "quality is poor, I did not set any model",
      "which model is used when I give none, results look old",
      "accuracy on the website demo is far better than with my bare request",
    ],
    answers: { statuses: [400], errors: ["query-deserialize"], closes: [1006], silent: true },
    by: "deepgram",
    settle: "Name the model in the URL and compare the answers.",
  },
  check(call, report) {
    const path = pathOf(call);
    const key = endpointKey(call);
    if (!atDeepgram(call) || call.via === "wrapper" || !path || !key || !parameter(key, "model")) return;
    if (!absent(call.query, "model") || !absent(call.query, "tier") || !absent(call.query, "version")) return;
    // A model in the JSON body, or in another argument of the SDK, is not read, which a finding there says.
    if (call.body.kind === "json" && member(call.body.value, "model")) return;
    if (call.sdk?.args?.some((argument) => member(argument, "model"))) return;
    const listen = path === "/v1/listen";
    const required = path === "/v2/speak" && relation("tts-v2-model-missing")?.endpoints.includes(key);
    const right = firstModel(path);
    if (!right || (!listen && !required && path !== "/v2/listen")) return;
    const edit = additionEdit(call.query, "model", right);
    report({
      message: listen ? `No model is named: ${defaultModel(path) ?? "an old one"} is used` : `${path} needs a model`,
      at: call.sdk?.at ?? call.target.path?.origin ?? call.head,
      severity: listen ? "information" : required ? "error" : "warning",
      advice: `Name a model, such as ${right}.`,
      fixes: fixes(edit ? { title: `Add model=${right}`, safe: false, edits: [edit] } : undefined),
    });
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?smart_format=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v2/speak?encoding=mp3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    right: [
      {
        code: `fetch(\`https://api.deepgram.com/v1/listen?\${new URLSearchParams(options)}\`, { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/speak", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
  },
});
