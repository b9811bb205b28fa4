import { familyOf, firstModel, servingPath } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Known } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes, isOwnRequest, pathOf, rewrite } from "../shared/helpers.ts";
import { kindOf, misfits, namedModels, productOf } from "./shared/named.ts";

export const wrongProduct = rule({
  id: "model-wrong-product",
  group: "model",
  title: "Model of another product",
  severity: "error",
  why: "Voices speak and models listen: /v1/listen takes Nova, /v2/listen Flux models, /v1/speak takes Aura and /v2/speak Flux voices.",
  advice: "Name a model that this path serves, or ask the path that serves this model.",
  docs: [
    "https://developers.deepgram.com/docs/models-languages-overview",
    "https://developers.deepgram.com/docs/tts-models",
  ],
  shows: {
    needs: [/aura|nova|flux|voice|model/i],
    signs: [
      /\bspeak\b[^?\n]{0,60}\bmodel ?[=:] ?['"]?(?:nova|flux)|\blisten\b[^?\n]{0,60}\baura|\btranscri\w+[^.!?\n]{0,60}\baura\b|\baura\S*[^.!?\n]{0,60}\b(?:transcri\w+|listen)\b|\bnova\S*[^.!?\n]{0,40}\b(?:tts|text[- ]to[- ]speech)/i,
    ],
    told: [
      "I use an aura voice for transcription and it is refused",
      "using nova for text to speech does not work",
      "put the tts voice into the listen url",
      "flux voice on the old speak endpoint fails",
    ],
    answers: {
      says: /V2_MODEL_ON_V1_SPEAK_ENDPOINT|V1_MODEL_ON_V2_SPEAK_ENDPOINT/,
      statuses: [400, 403, 404],
      errors: ["tts-no-model", "model-forbidden", "model-endpoint-version", "invalid-value-of"],
      closes: [1006],
    },
    by: "deepgram",
    settle: "Look up which path serves this model.",
    rulesOut: [{ id: "model-no-access", why: "this path serves the model to nobody" }],
  },
  check(call, report) {
    const product = productOf(call);
    if (!product || call.target.deepgram === "no") return;
    const path = pathOf(call);
    const wrong = (id: string) => {
      const kind = kindOf(id);
      if (kind !== product) return kind !== undefined;
      const served = kind === "tts" ? speakingPath(id) : undefined;
      return served !== undefined && served !== path;
    };
    for (const model of misfits(call, wrong)) {
      if (kindOf(model.text) !== product) otherKind(call, model, product, report);
      else otherVersion(call, model, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `fetch("https://api.deepgram.com/v2/speak?model=aura-2-thalia-en", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v2/speak?model=flux-alexis-en", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"text":"Hello"}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"No such model/language/tier combination found.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

function otherKind(call: Call, model: Known, product: "stt" | "tts", report: Report): void {
  const path = pathOf(call) ?? "";
  const right = firstModel(path);
  if (!right) return;
  report({
    message:
      product === "tts"
        ? `'${model.text}' is a model for listening, asked for on ${path}`
        : `'${model.text}' is a voice, asked for on ${path}`,
    at: model.origin,
    severity: call.target.deepgram === "custom" ? "information" : "error",
    advice: product === "tts" ? `Name a voice, such as ${right}.` : `Name a model for listening, such as ${right}.`,
    fixes: fixes(rewrite(model, right, `Use ${right}`, false)),
  });
}

/** Aura speaks on /v1/speak, Flux voices on /v2/speak. */
function otherVersion(call: Call, model: Known, report: Report): void {
  const served = speakingPath(model.text);
  if (!served) return;
  report({
    message: `'${model.text}' is not served on ${pathOf(call)}; ${served} serves it`,
    at: model.origin,
    severity: call.target.deepgram === "custom" ? "information" : "error",
    advice: `Ask ${served}, or name another voice.`,
    fixes: fixes(pathFix(call, served)),
  });
}

function speakingPath(id: string): string | undefined {
  const family = familyOf(id);
  return family && servingPath(family);
}

function pathFix(call: Call, served: string): Fix | undefined {
  const { path } = call.target;
  if (!path?.exact || !isOwnRequest(call)) return undefined;
  return {
    title: `Use ${served}`,
    // A branch that names the model may have its own path.
    safe: namedModels(call).length === 1,
    edits: [replace(path.origin, path.value.replace(/\/v[12]\//, served.slice(0, 4)))],
  };
}
