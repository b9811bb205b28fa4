import {
  editDistance,
  firstModel,
  isFluxForListening,
  isInventedVoice,
  model as modelOf,
  type NearMiss,
  nearMiss,
  suggestModel,
} from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Known } from "../../exchange/facts.ts";
import { isMute } from "../../observe/mute.ts";
import { outcome } from "../../observe/outcome.ts";
import { rule } from "../define.ts";
import type { Report, Severity } from "../rule.ts";
import { fixes, pathOf, rewrite } from "../shared/helpers.ts";
import { isPiece, kindOf, namedModels, productOf } from "./shared/named.ts";

export const unknownModel = rule({
  id: "model-unknown",
  group: "model",
  title: "Model that does not exist",
  severity: "error",
  why: "Deepgram knows its models by their exact names; another name is answered with 400 or 403.",
  advice: "Write the model's name as documented.",
  exceptions:
    "New and custom models are normal: a name is reported only where it is a known slip, or one or two letters beside a known name.",
  docs: [
    "https://developers.deepgram.com/docs/models-languages-overview",
    "https://developers.deepgram.com/docs/tts-models",
  ],
  shows: {
    needs: [/model|voice|aura|nova/i],
    signs: [
      /no such model|\bmodel\b[^.!?\n]{0,40}\b(?:does ?n[o']t exist|not exist|unknown|misspel\w+|typo)|\bnova-?[4-9]\b|\bnova3\b|hoping deepgram has/i,
    ],
    told: [
      "no such model found, I think the name is right",
      "bad request about the model name, maybe a typo",
      "the voice I picked from the list does not exist",
      "nova3 without hyphen is refused",
      "voice name misspelled gives 400 or 403",
      "got the model name from chatgpt and the api rejects it",
    ],
    usualFor: [403, 400],
    answers: {
      statuses: [400, 403, 404],
      errors: [
        "tts-no-model",
        "model-forbidden",
        "invalid-value-of",
        "keyterm-model",
        "query-deserialize",
        "agent-failed-to-start-listening",
        "agent-failed-to-speak",
      ],
      closes: [1006],
    },
    claims: true,
    by: "deepgram",
    settle: "Ask GET /v1/models for the names that there are.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401 before the model is looked at" }],
    diagnose(exchange, evidence) {
      const { status } = outcome(exchange);
      if (!exchange.call || !status || ![400, 403, 404].includes(status.code) || !isMute(exchange)) return;
      for (const { text, origin } of unlisted(exchange.call))
        evidence({ text: `The catalogue has no model '${text}'`, at: origin, for: true, weight: "supporting" });
    },
  },
  check(call, report) {
    const product = productOf(call);
    for (const model of product ? unlisted(call) : []) {
      const { text } = model;
      const listed = nearMiss(text);
      if (listed) known(call, model, listed, report);
      else if (isInventedVoice(text))
        report({ message: `Deepgram has no voice '${text}'`, at: model.origin, severity: mild(call, "warning") });
      else resembling(call, model, product!, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-2-phonecall", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=9ac9b0f3-11aa-4c22-8f3d-0123456789ab", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"text":"Hello"}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"No such model/language/tier combination found.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

/** Names that the catalogue does not have: another product's model is another mistake, and so is a Flux model by a wrong name. */
function unlisted(call: Call): Known[] {
  const product = productOf(call);
  if (!product || call.target.deepgram === "no") return [];
  return namedModels(call).filter((model) => {
    const kind = kindOf(model.text);
    return (
      !modelOf(model.text) && (!kind || kind === product) && !isFluxForListening(model.text) && !isPiece(call, model)
    );
  });
}

function known(call: Call, model: Known, listed: NearMiss, report: Report): void {
  const { suggest, remark, note } = listed;
  const sure = ["spec", "docs", "sdk"].includes(listed.confidence);
  const level: Severity = listed.lint.startsWith("error")
    ? sure
      ? "error"
      : "warning"
    : listed.lint.startsWith("info")
      ? "information"
      : "warning";
  const path = pathOf(call);
  const served = suggest !== undefined && modelOf(suggest)?.endpoints.includes(path ?? "") === true;
  const safe = served && !remark && isSameName(model.text, suggest);
  report({
    message: `Model '${model.text}' does not exist${suggest ? `; did you mean '${remark ?? suggest}'?` : ""}`,
    at: model.origin,
    severity: mild(call, level),
    ...(note && { because: `${note.slice(0, 1).toUpperCase()}${note.slice(1)}.` }),
    advice: suggest ? `Write ${remark ?? suggest}.` : `Name a voice of Deepgram, such as ${firstModel("/v1/speak")}.`,
    fixes: fixes(served ? rewrite(model, suggest, `Use ${suggest}`, safe) : undefined),
  });
}

function resembling(call: Call, model: Known, kind: "stt" | "tts", report: Report): void {
  const near = suggestModel(model.text, kind);
  // Voices are many and short: two letters apart may be another one.
  if (!near || editDistance(model.text.toLowerCase(), near, 3) > (kind === "tts" ? 1 : 2)) return;
  if (modelOf(near)?.endpoints.includes(pathOf(call) ?? "") !== true) return;
  report({
    message: `The catalogue has no model '${model.text}'; did you mean '${near}'?`,
    at: model.origin,
    severity: "information",
    because: "It is a letter or two beside a known name. A new or custom model may be called so.",
    advice: `Write ${near} if that is meant.`,
    fixes: fixes(rewrite(model, near, `Use ${near}`, false)),
  });
}

/** The same name in another spelling, or without its ending: no choice is made for the writer. */
function isSameName(typed: string, right: string): boolean {
  const squash = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return (
    squash(typed) === squash(right) ||
    right === `${typed}-en` ||
    (/^[a-z]+$/.test(typed) && right.includes(`-${typed}-`))
  );
}

function mild(call: Call, severity: Severity): Severity {
  return call.target.deepgram === "custom" ? "information" : severity;
}
