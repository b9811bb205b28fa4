import { familyOf, firstModel, model, multilingualFlux } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { comparable, fixes, isOn, parameters, parameterValues, removeEntry, renameEntry } from "../shared/helpers.ts";
import { isOwn, queryFacts } from "./shared/query.ts";

export const unsupportedByModel = rule({
  id: "param-unsupported-by-model",
  group: "params",
  title: "Option that this model or language does not have",
  severity: "error",
  why: "Some options exist for certain models or languages only; with others Deepgram refuses the request or leaves the result out.",
  advice: "Choose a model that has the option, or leave the option out.",
  docs: [
    "https://developers.deepgram.com/docs/keyterm",
    "https://developers.deepgram.com/docs/summarization",
    "https://developers.deepgram.com/docs/tts-voice-controls",
  ],
  shows: {
    needs: [/keyterm|summar|hint|speed|model|support/i],
    signs: [
      /\bkeyterms?\b[^?\n]{0,100}\b(?:nova-2|nova 2|enhanced|base|whisper)\b|\b(?:nova-2|nova 2|enhanced|whisper)\b[^?\n]{0,100}\bkeyterms?\b/i,
    ],
    told: [
      "keyterm is refused with nova-2",
      "keyterm only supported for nova-3",
      "summarize in spanish is refused",
      "boosting with keyterm on my model gives 400",
      "language hint on the english flux is refused",
      "speed has no effect for that voice",
    ],
    answers: {
      statuses: [400],
      errors: ["keyterm-model", "sdk-keyterm", "summarize-language", "flux-invalid-parameter", "metadata-warnings"],
      silent: true,
    },
    by: "deepgram",
    settle: "Send the request again without the option.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    const models = parameterValues(call, "model");
    if (!facts?.params) return;
    if (facts.key.endsWith("/v1/listen")) {
      if (models) checkKeyterm(call, models, report);
      checkEnglish(call, report);
    }
    if (facts.key === "wss:/v2/listen" && models) checkHint(call, models, report);
    if (facts.key.endsWith("/v1/speak") && models) checkSpeed(call, models, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-2&keyterm=Deepgram", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=es&summarize=v2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&language_hint=es", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&keyterm=Deepgram", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=en-GB&summarize=v2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-multi&language_hint=es", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-2&keyterm=Deepgram" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"\`keyterm\` is only supported for Nova-3 and Flux.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** keyterm is for Nova-3 (and Flux, whose wrong path is the graver mistake). */
function checkKeyterm(call: Call, models: readonly Known[], report: Report): void {
  const [first] = models;
  if (!first || !models.every((each) => /^(?:nova-2|nova|enhanced|base)$/.test(familyOf(each.text) ?? ""))) return;
  for (const entry of comparable(call, "keyterm")) {
    if (!isOn(entry.value)) continue;
    report({
      message: `keyterm does not work with ${first.text}, which takes keywords`,
      because: "Only Nova-3 and Flux have keyterm.",
      advice: "Name nova-3, or use keywords.",
      at: entry.key,
      related: [{ at: first.origin, message: `The model is '${first.text}'` }],
      fixes: fixes(
        parameters(call, "keywords").length > 0 ? undefined : renameEntry(entry, "keywords", "Use keywords", false),
      ),
    });
  }
}

/** What understands English only. */
function checkEnglish(call: Call, report: Report): void {
  if (call.transport !== "http") return;
  const languages = parameterValues(call, "language");
  const [language] = languages ?? [];
  if (
    !language ||
    !languages!.every((each) => /^[a-z]{2,3}(?:-|$)|^multi$/i.test(each.text) && !/^en(?:-|$)/i.test(each.text))
  )
    return;
  for (const name of ["summarize", "sentiment", "topics", "intents"])
    for (const entry of comparable(call, name)) {
      if (!isOn(entry.value)) continue;
      if (name !== "summarize" && language.text === "multi") continue;
      report({
        message: `${name} does not support language=${language.text}`,
        because:
          name === "summarize"
            ? "Summaries exist for English only: the request is refused."
            : "It exists for English only: the answer comes without it.",
        advice: "Leave it out, or send English audio.",
        at: entry.key,
        severity: name === "summarize" ? "error" : "warning",
        related: [{ at: language.origin, message: `The language is '${language.text}'` }],
        fixes: fixes(removeEntry(entry, `Remove ${name}`, name === "summarize" && isOwn(call, entry))),
      });
    }
}

function checkHint(call: Call, models: readonly Known[], report: Report): void {
  const [first] = models;
  if (!first || !models.every((each) => each.text === firstModel("/v2/listen"))) return;
  for (const entry of comparable(call, "language_hint"))
    report({
      message: "language_hint has no effect on flux-general-en, which is English only",
      because: "Hints are for the multilingual model; with this one Flux refuses them.",
      advice: `Name ${multilingualFlux}, or remove the hint.`,
      at: entry.key,
      related: [{ at: first.origin, message: "The model is named here" }],
      fixes: fixes(
        first.exact && models.length === 1
          ? {
              title: `Use ${multilingualFlux}`,
              safe: false,
              edits: [{ ...first.origin, newText: multilingualFlux }],
            }
          : undefined,
        removeEntry(entry, "Remove language_hint", false),
      ),
    });
}

/** Only some voices can speak faster or slower. */
function checkSpeed(call: Call, models: readonly Known[], report: Report): void {
  const [first] = models;
  const without = models.every((each) => {
    const voice = model(each.text);
    return voice !== undefined && voice.kind === "tts" && voice.speedControl === false;
  });
  if (!first || !without) return;
  for (const entry of comparable(call, "speed"))
    report({
      message: `The voice ${first.text} has no speed`,
      because: "The speed can be chosen for some voices only.",
      advice: "Remove speed, or choose another voice.",
      at: entry.key,
      severity: "warning",
      related: [{ at: first.origin, message: "The voice is named here" }],
    });
}
